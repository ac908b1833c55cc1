// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/contract/limits.ts'
import { GridReport } from '../../../src/contract/report.ts'
import { SealedContent } from '../../../src/contract/sealed-content.ts'
import WordsField from '../../../src/reporter/form/rest/WordsField.vue'

const { wordsCharacters } = LIMITS
const field = (modelValue: string) => mount(WordsField, { props: { kind: 'burden', modelValue } })

/** Longest texts the field lets through: it counts an emoji as two, the server's schema as one. */
const LONGEST = ['会'.repeat(wordsCharacters), '😀'.repeat(wordsCharacters / 2), '👨‍👩‍👧'.repeat(wordsCharacters / 8)]

describe('words as long as the form takes them', () => {
  it.each(LONGEST)('leave room for none, and the server takes them: %.8s…', (words) => {
    const page = field(words)
    expect(page.get('textarea').attributes('maxlength')).toBe(String(wordsCharacters))
    expect(page.text()).toContain('还能写0个字')
    expect(Check(SealedContent.properties.words, words)).toBe(true)
    expect(Check(GridReport.properties.text, words)).toBe(true)
  })

  it('would be refused by the server with one character more', () => {
    expect(Check(SealedContent.properties.words, '会'.repeat(wordsCharacters + 1))).toBe(false)
  })
})
