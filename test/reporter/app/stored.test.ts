import { describe, expect, it } from 'vitest'
import { Message, Rating, Withdrawal } from '../../../src/contract/follow-up.ts'
import { BurdenReport, GridReport } from '../../../src/contract/report.ts'
import { SealedContent } from '../../../src/contract/sealed-content.ts'
import {
  MESSAGE_FIELDS,
  RATING_FIELDS,
  REPORT_FIELDS,
  SEALED_FIELDS,
  WITHDRAWAL_FIELDS,
} from '../../../src/reporter/app/stored/explanations.ts'

describe('the page on what is kept', () => {
  it('explains every field a report can have, and none that it cannot', () => {
    const fields = new Set([...Object.keys(BurdenReport.properties), ...Object.keys(GridReport.properties)])
    expect(Object.keys(REPORT_FIELDS).sort()).toEqual([...fields].sort())
  })

  it('explains every field under the seal', () => {
    expect(Object.keys(SEALED_FIELDS).sort()).toEqual(Object.keys(SealedContent.properties).sort())
  })

  it('explains every field of what is added later', () => {
    expect(Object.keys(MESSAGE_FIELDS).sort()).toEqual(Object.keys(Message.properties).sort())
    expect(Object.keys(RATING_FIELDS).sort()).toEqual(Object.keys(Rating.properties).sort())
    expect(Object.keys(WITHDRAWAL_FIELDS).sort()).toEqual(Object.keys(Withdrawal.properties).sort())
  })

  it('does so in both languages', () => {
    for (const { zh, en } of [REPORT_FIELDS, SEALED_FIELDS, MESSAGE_FIELDS, RATING_FIELDS, WITHDRAWAL_FIELDS].flatMap(
      (fields) => Object.values(fields),
    )) {
      expect(zh).toMatch(/[一-鿿]/)
      expect(en).toMatch(/^[^一-鿿]+$/)
    }
  })
})
