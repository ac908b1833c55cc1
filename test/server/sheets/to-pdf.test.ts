import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Layout } from '../../../src/contract/sheet.ts'
import { writePdf } from '../../../src/server/sheets/to-pdf.ts'
import type { PlacedSheet } from '../../../src/server/sheets/types.ts'
import { decoded, pagesOfPdf } from '../../setup/decode.ts'
import { drawPlainly, sheetOf } from './plain-sheet.ts'
import { oneByOne, villageSheets } from './villages.ts'

const settings = (layout: Layout = 'a4') => ({ layout, draw: drawPlainly, title: '减负码：环翠区', day: '2026-11-22' })
const placed = (given: Partial<PlacedSheet['content']> = {}, copies = 1, county = 'east'): PlacedSheet => ({
  content: sheetOf(given),
  county: { code: county, name: county },
  town: '桥头镇',
  copies,
})
const pdfOf = (sheets: readonly PlacedSheet[], layout?: Layout, onPage: (page: number) => unknown = () => undefined) =>
  buffer(writePdf(oneByOne(sheets), settings(layout), onPage))

async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const texts: string[] = []
  for await (const { text } of pagesOfPdf(pdf)) texts.push(text)
  return texts
}

describe('A PDF of sheets', () => {
  it('carries its texts as text: a village is found by searching the file', async () => {
    const long = '三十三个字的村名'.repeat(5).slice(0, 33)
    const names = ['李大人庄村', '𨙸家村', long, '〇里村', '3号楼（东）']
    const texts = await textsOf(await pdfOf(names.map((name) => placed({ name }))))
    expect(texts.map((text) => text.split(/\r?\n/)[1])).toEqual(names)
  })

  it('shows a sign for a character that no font has, and not an empty box', async () => {
    const [text] = await textsOf(await pdfOf([placed({ name: '𣒍村' })]))
    expect(text).toContain('〓村')
  })

  it('carries both fonts, cut down to what is used: a machine without Chinese fonts prints it', async () => {
    const pdf = (await pdfOf([placed()])).toString('latin1')
    expect([...pdf.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name?.replace(/^.*\+/, ''))).toEqual(
      expect.arrayContaining(['NotoSansSC-Regular', 'NotoSansSC-Bold']),
    )
    expect(pdf.match(/\/FontFile2 /g)).toHaveLength(2)
    expect(pdf.length).toBeLessThan(60_000)
  })

  it('says its title, language and day, and nothing about the machine or the minute it was made', async () => {
    const pdf = (await pdfOf([placed()])).toString('latin1')
    expect(pdf).toContain('/Lang (zh-CN)')
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toMatch(/\(D:20261122000000Z\)/)
    expect(pdf.match(/D:20\d+/g)).toHaveLength(1)
    expect(pdf).toContain('(Jianfu)')
    expect(pdf).not.toMatch(/pdfkit|\/ModDate/i)
    expect((await pdfOf([placed()])).toString('latin1')).toBe(pdf)
  })

  it('has the pages that were counted, county by county, and tells of each once', async () => {
    const told: number[] = []
    const sheets = [placed({}, 3), placed({}, 2), placed({}, 1, 'west')]
    const texts = await textsOf(await pdfOf(sheets, 'a4-4', (page) => told.push(page)))
    expect(texts.map((text) => text.match(/李大人庄村/g)?.length)).toEqual([4, 1, 1])
    expect(told).toEqual([1, 2, 3])
  })

  it('of no sheets is still a file that opens', async () => {
    expect(await textsOf(await pdfOf([]))).toEqual([''])
  })

  it('keeps an emblem once, however many sheets carry it', async () => {
    const emblem = await sharp({ create: { width: 90, height: 90, channels: 4, background: '#c8102e80' } })
      .png()
      .toBuffer()
    const sheets = Array.from({ length: 5 }, () => placed({ emblem: Buffer.from(emblem) }))
    const pdf = await pdfOf(sheets)
    expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)).toHaveLength(2)
    for await (const page of pagesOfPdf(pdf)) {
      const { width, data } = await page.picture()
      expect([...data.slice((60 * width + 60) * 4, (60 * width + 60) * 4 + 3)]).not.toEqual([0xff, 0xe0, 0x8a])
    }
  })

  it('leads from every label to its own village', async () => {
    const sheets = villageSheets(120).map((sheet) => ({ ...sheet, county: { code: 'one', name: 'one' } }))
    const [first] = [pagesOfPdf(await pdfOf(sheets, 'label'))]
    for await (const page of first)
      expect((await decoded(await page.picture())).sort()).toEqual(sheets.map(({ content }) => content.url).sort())
  })
})

describe('Writing a PDF', () => {
  /** Sheets without end; `asked` is how many were taken. */
  function endless() {
    const state = { asked: 0, ended: false }
    async function* sheets() {
      try {
        for (;;) {
          state.asked++
          yield placed()
        }
      } finally {
        state.ended = true
      }
    }
    return { state, sheets: sheets() }
  }

  it('waits for whoever reads it: a slow download does not pile up pages in memory', async () => {
    const { state, sheets } = endless()
    const file = writePdf(sheets, settings(), () => undefined)
    file.once('readable', () => undefined)
    await setTimeout(500)
    expect(state.asked).toBeLessThan(100)
    file.destroy()
  })

  it('stops when the download is broken off', async () => {
    const { state, sheets } = endless()
    const file = writePdf(sheets, settings(), () => undefined)
    for await (const _ of file) break
    await setTimeout(50)
    const { asked } = state
    await setTimeout(100)
    expect(state).toEqual({ asked, ended: true })
  })

  it('stops when the run is cancelled, and the download with it', async () => {
    const { state, sheets } = endless()
    const cancel = new AbortController()
    const file = writePdf(sheets, { ...settings(), signal: cancel.signal }, (page) => page === 3 && cancel.abort())
    await expect(buffer(file)).rejects.toThrow('abort')
    await setTimeout(50)
    expect(state.asked).toBeLessThan(10)
    expect(state.ended).toBe(true)
  })

  it('ends with the fault of what it is given, and never as a whole file', async () => {
    async function* failing() {
      yield placed()
      throw new Error('the database went away')
    }
    await expect(buffer(writePdf(failing(), settings(), () => undefined))).rejects.toThrow('the database went away')
  })
})
