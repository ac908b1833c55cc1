import { createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Design } from '../../src/contract/sheet.ts'
import { DESIGN_OF } from '../../src/server/sheets/designs/designs.ts'
import { writePdf } from '../../src/server/sheets/to-pdf.ts'
import { writeZip } from '../../src/server/sheets/to-zip.ts'
import type { PlacedSheet } from '../../src/server/sheets/types.ts'
import { villageSheets } from '../server/sheets/villages.ts'
import { decoded, pagesOfPdf } from '../setup/decode.ts'

/** What one process of the bench does; `from` and `to` are pages, from 0. */
export type SheetWork =
  | {
      readonly work: 'write'
      readonly format: 'pdf' | 'zip'
      readonly design: Design
      readonly sheets: number
      readonly path: string
    }
  | { readonly work: 'read'; readonly path: string; readonly from: number; readonly to: number }

export interface Written {
  readonly seconds: number
  /** Most that the process ever held. */
  readonly megabytes: number
  readonly bytes: number
}

export interface Read {
  readonly right: number
  readonly wrong: readonly string[]
}

/** Role `sheets`: does the work of the environment variable SHEETS and prints what came of it. */
export async function workOnSheets(): Promise<void> {
  const asked = JSON.parse(process.env.SHEETS ?? '') as SheetWork
  process.stdout.write(JSON.stringify(asked.work === 'write' ? await write(asked) : await read(asked)))
}

async function write({ format, design, sheets, path }: SheetWork & { work: 'write' }): Promise<Written> {
  const villages = villageSheets()
  const settings = { layout: 'a4', draw: DESIGN_OF[design], title: '减负码', day: '2026-11-22' } as const
  const start = performance.now()
  const taken = repeated(villages, sheets)
  const nothing = () => undefined
  await pipeline(
    format === 'pdf' ? writePdf(taken, settings, nothing) : writeZip(taken, settings, nothing),
    createWriteStream(path),
  )
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    bytes: (await stat(path)).size,
  }
}

/** Every round has other names, as a larger city has. */
async function* repeated(villages: readonly PlacedSheet[], count: number): AsyncGenerator<PlacedSheet> {
  for (let index = 0; index < count; index++) {
    const round = Math.floor(index / villages.length)
    const village = villages[index % villages.length] as PlacedSheet
    yield round === 0
      ? village
      : { ...village, content: { ...village.content, name: `${village.content.name}${round}` } }
  }
}

async function read({ path, from, to }: SheetWork & { work: 'read' }): Promise<Read> {
  const urls = villageSheets().map(({ content }) => content.url)
  const wrong: string[] = []
  let at = from
  for await (const page of pagesOfPdf(await readFile(path), from, to)) {
    const url = urls[at++]
    const found = await decoded(await page.picture())
    if (found.length !== 1 || found[0] !== url) wrong.push(`page ${at}: ${url}, read ${found.join(', ') || 'nothing'}`)
  }
  return { right: at - from - wrong.length, wrong }
}
