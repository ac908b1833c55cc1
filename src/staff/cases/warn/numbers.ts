import { type Span, spansOf } from './spans.ts'

/** Mobile and landline numbers; seven or eight digits alone may be anything, unless they are said to be a telephone's. */
const PHONES = [
  /(^|\D)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(^|\D)\(?0\d{2,3}(?:\) ?|[- ])?[2-9]\d{2,3}[- ]?\d{4}(?!\d)/g,
  /((?:电话|手机|座机|联系方式|打|phone|call|tel)[^\d\n]{0,8})[2-9]\d{2,3}[- ]?\d{4}(?!\d)/gi,
]
const ID_NUMBER = /(^|\D)\d{6} ?\d{8} ?\d{3}[\dXx](?![\dA-Za-z])/g

const MANY = '(?:\\d+|[一二三四五六七八九十百两几数]+)[多余来]?'
const WHO = '(?:村|社区|镇|街道|乡|县|区|干部|书记|主任|同志|群众|居民|网格员|党员|单位|地方|不同|的)'
const SAID = '(?:反映|举报|投诉|反馈|上告|来信)'
/** How many have complained: it tells how small the circle is in which to look. */
const REPORTS = [
  new RegExp(`()${MANY}[个名位家]?${WHO}{0,4}人?(?:都|均|也|同时|集中|先后|联名|一起|来)*${SAID}`, 'g'),
  new RegExp(`()${MANY}[条份件](?:${SAID}|线索|意见)`, 'g'),
  /()\b(?:\d+|two|three|four|five|several) (?:reports|complaints|(?:villages?|cadres?|people)(?: have)? (?:reported|complained))\b/gi,
]

export const idNumbersIn = (text: string): Span[] => spansOf(text, [ID_NUMBER])
/** An identity number holds eleven digits in a row that are no telephone's. */
export const phonesIn = (text: string): Span[] =>
  spansOf(
    text.replace(ID_NUMBER, (found) => '#'.repeat(found.length)),
    PHONES,
  )
export const reportCountsIn = (text: string): Span[] => spansOf(text, REPORTS)
