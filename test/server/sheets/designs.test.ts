import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DESIGNS, LAYOUT_NAMES, LAYOUTS, SHEET_TEXT_LIMITS } from '../../../src/contract/sheet.ts'
import { KINDS, type Kind } from '../../../src/contract/taxonomy/types.ts'
import { DESIGN_OF } from '../../../src/server/sheets/designs/designs.ts'
import { measure } from '../../../src/server/sheets/fonts.ts'
import type { Drawing, SheetContent } from '../../../src/server/sheets/types.ts'
import { faultsOf, textsOf, wordsOf } from './drawing-faults.ts'
import { longest, usual } from './sheet-contents.ts'

const POINT = 25.4 / 72
const LEAST_CODE = { a4: 110, 'a4-2': 80, 'a4-4': 60, 'a4-8': 45, label: 32 } as const
const sheets = DESIGNS.flatMap((design) => LAYOUT_NAMES.map((layout) => ({ design, layout })))

describe.each(sheets)('a sheet $layout of the design $design', ({ design, layout }) => {
  const smallest = layout === 'label' ? 5 * POINT : 7 * POINT
  const draw = (content: SheetContent): Drawing => DESIGN_OF[design](content, LAYOUTS[layout], measure)

  test.each(KINDS)('of the kind %s holds the usual and the longest texts, and leaves the code alone', (kind) => {
    expect(faultsOf(draw(usual(kind)), smallest)).toEqual([])
    expect(faultsOf(draw(longest(kind)), smallest)).toEqual([])
  })

  test('holds any texts', () => {
    const text = (maxLength: number) =>
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...'村镇开会多，。、（）《》“”·—…：12 aWg-./〓𡌶'), maxLength }),
        fc.constantFrom('', '某', '威海市环翠区'),
      )
    const content = fc.record({
      kind: fc.constantFrom(...KINDS),
      code: fc.constantFrom('7K3M9QXZ4T', 'WWWWWWWWWW', '1111111111'),
      url: fc.constantFrom('http://[2001:db8:85a3::8a2e:370:7334]:8080/p/7K3M9QXZ4T', 'http://x.cn/p/7K3M9QXZ4T'),
      name: text(40),
      above: text(50),
      title: text(SHEET_TEXT_LIMITS.title),
      lead: text(SHEET_TEXT_LIMITS.lead),
      note: text(SHEET_TEXT_LIMITS.note),
      operator: text(120),
      complaints: text(120),
      filing: text(80),
      fingerprint: fc.constantFrom('', '40817 26519 93046 11852'),
      emblem: fc.constantFrom(undefined, new Uint8Array([1])),
    })
    fc.assert(
      fc.property(content, ({ emblem, ...rest }) => {
        expect(faultsOf(draw(emblem ? { ...rest, emblem } : rest), smallest)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('has a code as large as its paper asks, even with the longest texts', () => {
    for (const content of [...KINDS.map(usual), ...KINDS.map(longest)]) {
      const code = draw(content).marks.find((mark) => mark.what === 'code')
      expect(code?.side).toBeGreaterThanOrEqual(LEAST_CODE[layout])
    }
  })

  test.each(KINDS)('of the kind %s says title, place, code and complaint line in full', (kind) => {
    const content = usual(kind)
    const words = wordsOf(draw(content))
    for (const said of [content.title, content.name, content.code, content.complaints]) expect(words).toContain(said)
  })

  test('keeps complaint line and fingerprint however long the other texts are', () => {
    if (layout === 'label') return
    for (const kind of KINDS) {
      const words = wordsOf(draw(longest(kind)))
      expect(words).toContain('0631-5201234')
      expect(words).toContain(longest(kind).fingerprint)
      expect(words).toContain(longest(kind).name)
      expect(words).toContain(longest(kind).title)
    }
  })

  test('does not name what there is none of', () => {
    const words = wordsOf(draw({ ...usual('grid'), filing: '', fingerprint: '', complaints: '' }))
    expect(words).not.toMatch(/备案|指纹|投诉/)
  })

  test('is drawn alike every time, so that an unchanged sheet is not printed again', () => {
    expect(draw(usual('grid'))).toEqual(draw(usual('grid')))
  })
})

describe.each(DESIGNS)('the design %s', (design) => {
  const large = (content: SheetContent) => DESIGN_OF[design](content, LAYOUTS.a4, measure)

  test('is read from two metres: title of 20 mm and place of 10 mm on A4', () => {
    const sizeOf = (text: string, drawing: Drawing) => textsOf(drawing).find((mark) => mark.text === text)?.size
    for (const kind of KINDS) {
      const content = usual(kind)
      expect(sizeOf(content.title, large(content))).toBeGreaterThanOrEqual(20)
      expect(sizeOf(content.name, large(content))).toBeGreaterThanOrEqual(9.9)
    }
  })

  test('says on a burden sheet that no name is asked, and what a forged sheet would ask', () => {
    const words = wordsOf(large({ ...usual('burden'), note: '' }))
    expect(words).toContain('不记名')
    expect(words).toMatch(/不用登录.*不用付钱/)
    expect(words).toContain('jianfu.example.cn')
  })

  test('says whole lead and note of the longest texts on A4', () => {
    const content = longest('burden')
    const words = wordsOf(large(content))
    expect(words).toContain(content.lead)
    expect(words).toContain(content.note)
  })
})

test('sheets of the two kinds differ on a grey printer too: one has a dark panel, the other a light one', () => {
  const panel = (kind: Kind) => {
    const fills = DESIGN_OF.friendly(usual(kind), LAYOUTS.a4, measure).marks.flatMap((mark) =>
      mark.what === 'box' && mark.fill ? [mark.fill] : [],
    )
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fills[0]!.slice(at, at + 2), 16)) as [
      number,
      number,
      number,
    ]
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
  }
  expect(panel('burden')).toBeLessThan(0.4)
  expect(panel('grid')).toBeGreaterThan(0.8)
})
