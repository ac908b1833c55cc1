// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { STAFF_TESTIDS } from '../../../src/contract/staff/testids.ts'
import ReportFacts from '../../../src/staff/reports/reader/ReportFacts.vue'
import SealedWords from '../../../src/staff/reports/reader/SealedWords.vue'
import { aContent, aReport } from './a-report.ts'

const global = { plugins: [createPinia()], stubs: { RouterLink: true } }
const handle = (testid: string) => `[data-testid="${testid}"]`

const HOSTILE = '<img src=x onerror="alert(1)"><a href="javascript:alert(1)">点我</a>\n第二行  两个空格'

describe('words somebody wrote to be more than words', () => {
  it('are shown letter by letter: no element of theirs comes into the page', () => {
    const state = { name: 'opened' as const, content: aContent({ words: HOSTILE }) }
    const shown = mount(SealedWords, { props: { state, kind: 'burden' }, global }).get(
      handle(STAFF_TESTIDS.sealedWords),
    )
    expect(shown.element.textContent).toBe(HOSTILE)
    expect(shown.element.children).toHaveLength(0)
    expect(shown.attributes('dir')).toBe('auto')
  })

  it('are letters in a work order and in a hand-written issuer, too', () => {
    const props = { state: { name: 'none' as const }, text: HOSTILE, kind: 'grid' as const }
    const order = mount(SealedWords, { props, global }).get(handle(STAFF_TESTIDS.sealedWords))
    expect(order.element.textContent).toBe(HOSTILE)
    expect(order.element.children).toHaveLength(0)
    const facts = mount(ReportFacts, { props: { report: aReport(), issuer: HOSTILE }, global })
    expect(facts.find('img, a').exists()).toBe(false)
  })
})

describe.each(['damaged', 'not-for-us'] as const)('a seal that is %s', (name) => {
  it('is spoken of in a sentence, and asks for no password', () => {
    const page = mount(SealedWords, { props: { state: { name }, kind: 'burden' }, global })
    expect(page.get(handle(STAFF_TESTIDS.sealedState)).text()).toContain('打不开')
    expect(page.find(handle(STAFF_TESTIDS.unlock)).exists()).toBe(false)
  })
})
