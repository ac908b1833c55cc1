import { describe, expect, it } from 'vitest'
import { wordsRisks } from '../../../src/reporter/form/rest/words-notice.ts'

describe('what words could tell of their writer', () => {
  it.each(['13912345678', '打 139 1234 5678 找我', '１３９１２３４５６７８', '+86 139-1234-5678', '0631-5231234'])(
    'a phone number: %s',
    (words) => expect(wordsRisks(words)).toEqual(['phone']),
  )

  it.each(['371002199001011234', '37100219900101123X', '371002 19900101 123x', '371002900101123'])(
    'an ID number: %s',
    (words) => expect(wordsRisks(words)).toEqual(['identity']),
  )

  it.each(['只有我去了', '会上就我一个人', '就我在', '我是唯一没交的', 'only me was there', 'I was the only one'])(
    'that there is only one such person: %s',
    (words) => expect(wordsRisks(words)).toEqual(['only-one']),
  )

  it.each([
    '',
    '一周开了12次会，2026年11月比去年多',
    '我们村要填300张表',
    '文号〔2026〕12号，5000字',
    '只要我们不交就通报',
  ])('nothing: %s', (words) => expect(wordsRisks(words)).toEqual([]))
})
