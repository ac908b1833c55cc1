import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitText, type Style } from '../../../src/server/sheets/designs/blocks/fit-text.ts'
import { measure } from '../../../src/server/sheets/fonts.ts'

const style: Style = { weight: 'regular', largest: 10, wrapBelow: 8, smallest: 4, lines: 3, leading: 1.25 }
const setText = (text: string, width: number, height = 100, changes: Partial<Style> = {}) =>
  fitText(text, { ...style, ...changes }, { width, height }, measure)

test('a short text has the largest size', () => {
  expect(setText('扫一扫', 100)).toEqual({ size: 10, lines: ['扫一扫'], height: 10 })
})

test('a text that is a little too long shrinks before it takes another line', () => {
  const { size, lines } = setText('打开微信扫一扫', 60)
  expect(lines).toEqual(['打开微信扫一扫'])
  expect(size).toBeLessThan(60 / 7 + 0.01)
  expect(size).toBeGreaterThanOrEqual(8)
})

test('a line ends where a reader pauses', () => {
  expect(setText('基层负担，扫码说', 60).lines).toEqual(['基层负担，', '扫码说'])
  expect(setText('温泉镇、桥头镇、崮山镇等5个镇街', 100).lines).toEqual(['温泉镇、桥头镇、', '崮山镇等5个镇街'])
})

test('Latin words, numbers and addresses stay whole while they fit on a line', () => {
  const { lines } = setText('网址开头是 jianfu.example.cn', 90, 100, { wrapBelow: 10, smallest: 10 })
  expect(lines).toEqual(['网址开头是', 'jianfu.example.cn'])
})

test('an address longer than a line is cut after a dot', () => {
  const { lines } = setText('jianfu.huancui.weihai.gov.cn', 80, 100, { wrapBelow: 10, smallest: 10 })
  expect(lines.slice(0, -1).every((line) => line.endsWith('.'))).toBe(true)
  expect(lines.join('')).toBe('jianfu.huancui.weihai.gov.cn')
})

test('what has no room even in the smallest size ends with …, and not with a comma before it', () => {
  const { size, lines } = setText('开会多、填表多、牌子多、证明多、开会多', 20, 9, { lines: 2 })
  expect(size).toBe(4)
  expect(lines).toHaveLength(2)
  expect(lines.join('')).toMatch(/^开会多、.*[^、]…$/)
})

test('an empty text has no lines and no height', () => {
  expect(setText('  ', 50)).toMatchObject({ lines: [], height: 0 })
})

test('any text stays in its room, loses nothing unless it ends with …, and begins no line with closing punctuation', () => {
  const unit = fc.constantFrom(
    '村',
    '镇',
    '会',
    '委',
    '会，',
    '村。',
    '（村',
    '镇）',
    '“会”',
    '12',
    '3号',
    ' ',
    'ab-W',
    'a.b/',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 25, max: 150 }), (text, width) => {
      const { size, lines, height } = setText(text, width, 30)
      expect(height).toBeLessThanOrEqual(30)
      for (const line of lines) expect(measure.width(line, 'regular') * size).toBeLessThanOrEqual(width + 0.01)
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：）”]/u)
      const bare = (whole: string) => whole.replace(/\s/g, '')
      if (!lines.at(-1)?.endsWith('…')) expect(bare(lines.join(''))).toBe(bare(text))
    }),
  )
})
