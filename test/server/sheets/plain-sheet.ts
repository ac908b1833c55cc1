import type { Drawing, DrawSheet, SheetContent } from '../../../src/server/sheets/types.ts'

/** A sheet of a village, as every test takes it. */
export const sheetOf = (given: Partial<SheetContent> = {}): SheetContent => ({
  kind: 'grid',
  code: '7K3M9QX2TD',
  url: 'https://jianfu.example.gov.cn/p/7K3M9QX2TD',
  name: '李大人庄村',
  above: '环翠区 · 桥头镇',
  title: '身边的事，扫码报',
  lead: '漏水、暖气不热、垃圾没人管，拍张照片报上来',
  note: '谁在办、哪天办好，手机上看得到',
  operator: '威海市环翠区某办公室',
  complaints: '0631-5220000',
  filing: '鲁ICP备00000000号',
  fingerprint: '3f2a 9c41 77de 0b58',
  ...given,
})

/** The least design there can be: everything a sheet may carry, one below the other, at every size. */
export const drawPlainly: DrawSheet = (content, { width, height }, measure): Drawing => {
  const side = Math.min(width * 0.7, height * 0.6)
  const size = (text: string, weight: 'regular' | 'bold', most: number) =>
    Math.min(most, (width * 0.9) / Math.max(1, measure.width(text, weight)))
  const line = (text: string, y: number, weight: 'regular' | 'bold' = 'regular') => ({
    what: 'text' as const,
    text,
    x: width / 2,
    y,
    size: size(text, weight, height / 12),
    weight,
    align: 'center' as const,
    fill: '#1a1a1a',
  })
  return {
    width,
    height,
    marks: [
      { what: 'box', x: 0, y: 0, width, height: height / 8, fill: '#ffe08a' },
      line(content.title, height / 10, 'bold'),
      line(content.name, height * 0.22, 'bold'),
      { what: 'code', x: (width - side) / 2, y: height * 0.25, side },
      { what: 'emblem', x: 0, y: 0, side: height / 10 },
      line(content.above, height * 0.92),
      line(content.code, height * 0.99),
    ],
  }
}
