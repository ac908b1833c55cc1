import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { DESIGNS, LAYOUT_NAMES } from '../../../src/contract/sheet.ts'
import { DESIGN_OF } from '../../../src/server/sheets/designs/designs.ts'
import { writePdf } from '../../../src/server/sheets/to-pdf.ts'
import { decoded, pagesOfPdf } from '../../setup/decode.ts'
import { oneByOne, villageSheets } from './villages.ts'

const STEP = 250
const sheets = villageSheets(STEP)

describe.each(DESIGNS)('Printed sheets of the %s design', (design) => {
  it.each(LAYOUT_NAMES)('of layout %s lead to their own villages and say their names', async (layout) => {
    const settings = { layout, draw: DESIGN_OF[design], title: '减负码', day: '2026-11-22' }
    const pdf = await buffer(writePdf(oneByOne(sheets), settings, () => undefined))
    const read: string[] = []
    let text = ''
    for await (const page of pagesOfPdf(pdf)) {
      read.push(...(await decoded(await page.picture())).sort())
      text += page.text.replace(/\s/g, '')
    }
    expect(read.sort()).toEqual(sheets.map(({ content }) => content.url).sort())
    expect(sheets.filter(({ content: { name, code } }) => !text.includes(name) || !text.includes(code))).toEqual([])
  })
})
