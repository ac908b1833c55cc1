import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { LAYOUTS } from '../../../src/contract/sheet.ts'
import { measure } from '../../../src/server/sheets/fonts.ts'
import { pageSvg } from '../../../src/server/sheets/page-svg.ts'
import { placeSheets } from '../../../src/server/sheets/pages.ts'
import { sheetSvg } from '../../../src/server/sheets/to-svg.ts'
import { decoded, pictureOfSvg } from '../../setup/decode.ts'
import { drawPlainly, sheetOf } from './plain-sheet.ts'
import { villageSheets } from './villages.ts'

const emblem = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c8102e' } })
  .png()
  .toBuffer()
const draw = (content: ReturnType<typeof sheetOf>) => sheetSvg(drawPlainly(content, LAYOUTS.a4, measure), content)

describe('A sheet as SVG', () => {
  it('has the size of paper, a title, and needs no font', () => {
    const svg = draw(sheetOf())
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*width="210mm" height="297mm" viewBox="0 0 210 297"/)
    expect(svg).toContain('<title>李大人庄村 7K3M9QX2TD</title>')
    expect(svg).not.toMatch(/<text|font-family/)
  })

  it('runs nothing and names nothing outside of itself, so that a page may show it under its policy', () => {
    const svg = draw(sheetOf({ name: '<script>alert("1")</script>', emblem }))
    expect(svg).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/)
    const references = [...svg.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)
    expect(references.length).toBeGreaterThan(10)
    expect(references.filter((to) => !/^(#[rb]\d+|data:image\/png;base64,[\w+/=]+)$/.test(to ?? ''))).toEqual([])
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink'])
  })

  it('is one that opens, whatever a name holds: a character that XML does not know would leave the paper empty', () => {
    const name = '李\u0000\u000b\u0085\ud800\uffff\ufffe村'
    expect(draw(sheetOf({ name }))).toContain('<title>李村 ')
  })

  it('keeps each glyph once, and every reference leads to one', () => {
    const svg = draw(sheetOf({ name: '村村村村' }))
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const used = new Set([...svg.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id))
    expect([...used].sort()).toEqual([...ids].sort())
  })

  it('shows the emblem where its place is, and leaves the place empty without one', async () => {
    const inPlace = async (svg: string) => {
      const { width, data } = await pictureOfSvg(svg)
      return [...data.slice((60 * width + 60) * 4, (60 * width + 60) * 4 + 3)]
    }
    expect(await inPlace(draw(sheetOf({ emblem })))).toEqual([0xc8, 0x10, 0x2e])
    expect(await inPlace(draw(sheetOf()))).toEqual([0xff, 0xe0, 0x8a])
  })
})

describe('A page as SVG', () => {
  it('carries every sheet of the page, each with its own code', async () => {
    const place = placeSheets('a4-8')
    const sheets = villageSheets(350).map(({ content }) => {
      const { x, y } = place('one county')
      return { content, drawing: drawPlainly(content, LAYOUTS['a4-8'], measure), x, y }
    })
    expect(sheets).toHaveLength(8)
    const read = await decoded(await pictureOfSvg(pageSvg(sheets, 'a4-8')))
    expect(read.sort()).toEqual(sheets.map(({ content }) => content.url).sort())
  })
})
