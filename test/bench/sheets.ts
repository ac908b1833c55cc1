import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DESIGNS } from '../../src/contract/sheet.ts'
import { villageSheets } from '../server/sheets/villages.ts'
import { heading, outputOf, row, startRole } from './roles.ts'
import type { Read, SheetWork, Written } from './sheets-work.ts'

const MANY = 20_000
/** Processes that read the pages back side by side. */
const READERS = 2

const done = async <Result>(work: SheetWork): Promise<Result> =>
  JSON.parse(await outputOf(startRole('sheets', { SHEETS: JSON.stringify(work) }))) as Result

/** All posters of Weihai as files, each in a process of its own; then every page is read back by a decoder nobody here wrote. */
export async function benchSheets(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jianfu-sheets-'))
  try {
    const sheets = villageSheets().length
    heading('Posters, A4, one a village', 'file', 'sheets', 'seconds', 'peak memory, MB', 'file, MB')
    for (const design of DESIGNS) {
      await write({ work: 'write', format: 'pdf', design, sheets, path: join(folder, `${design}.pdf`) })
      await write({ work: 'write', format: 'zip', design, sheets, path: join(folder, `${design}.zip`) })
    }
    await write({ work: 'write', format: 'pdf', design: 'friendly', sheets: MANY, path: join(folder, 'many.pdf') })
    heading('Every page at 150 dpi, read back', 'design', 'right', 'wrong', 'seconds')
    for (const design of DESIGNS) await readBack(join(folder, `${design}.pdf`), design, sheets)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function write(work: SheetWork & { work: 'write' }): Promise<void> {
  const { seconds, megabytes, bytes } = await done<Written>(work)
  row(
    `${work.format}, ${work.design}`,
    work.sheets,
    seconds.toFixed(1),
    megabytes.toFixed(0),
    (bytes / 1024 ** 2).toFixed(1),
  )
}

async function readBack(path: string, design: string, pages: number): Promise<void> {
  const start = performance.now()
  const share = Math.ceil(pages / READERS)
  const parts = await Promise.all(
    Array.from({ length: READERS }, (_, reader) =>
      done<Read>({ work: 'read', path, from: reader * share, to: Math.min(pages, (reader + 1) * share) }),
    ),
  )
  const wrong = parts.flatMap((part) => part.wrong)
  const right = parts.reduce((sum, part) => sum + part.right, 0)
  row(design, right, wrong.length, ((performance.now() - start) / 1000).toFixed(0))
  for (const line of wrong) process.stdout.write(`${line}\n`)
}
