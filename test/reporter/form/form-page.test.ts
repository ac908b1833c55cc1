// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { categoryOf } from '../../../src/contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import FormPage from '../../../src/reporter/form/FormPage.vue'
import { submitReport } from '../../../src/reporter/form/submit-report.ts'
import { useDrafts } from '../../../src/reporter/form/use-drafts.ts'
import { aSheet } from '../a-sheet.ts'

const secrets = { code: '1'.repeat(24), id: '0'.repeat(32) }
vi.mock('../../../src/reporter/form/submit-report.ts', () => ({
  loadSecrets: async () => secrets,
  loadSealing: async () => {},
  submitReport: vi.fn(),
}))
vi.mock('../../../src/reporter/form/kept-drafts.ts', () => ({
  keepDrafts: async () => {},
  restoreDrafts: async () => ({}),
  deleteKeptDrafts: async () => {},
}))

const form = (kind: Kind, code: string) =>
  mount(FormPage, {
    props: { sheet: aSheet({ kinds: [kind] }), kind, category: categoryOf(kind, code)! },
    attachTo: document.body,
  })
const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(submitReport).mockReset()
  vi.mocked(submitReport).mockResolvedValue({
    name: 'kept',
    secrets: secrets as never,
    persistent: true,
    callBack: false,
  })
})

describe('the form', () => {
  it('can be submitted with nothing filled in', async () => {
    const page = form('burden', 'MTG')
    await page.get('form').trigger('submit')
    await vi.waitFor(() => expect(page.emitted('kept')).toHaveLength(1))
  })

  it('is not remembered by the browser: on the disk it would be readable', () => {
    expect(form('burden', 'MTG').get('form').attributes('autocomplete')).toBe('off')
  })

  it('is submitted once, however often the button is pressed', async () => {
    const page = form('burden', 'MTG')
    for (let press = 0; press < 3; press++) void page.get('form').trigger('submit')
    await vi.waitFor(() => expect(page.emitted('kept')).toHaveLength(1))
    await flushPromises()
    expect(submitReport).toHaveBeenCalledTimes(1)
    expect(page.emitted('kept')).toHaveLength(1)
  })

  it('takes an answer back at a second tap, also where only one can be given', async () => {
    const page = form('burden', 'MTG')
    const draft = useDrafts().of('burden', 'MTG')
    await page.get(by('issuer-level-county')).trigger('click')
    await page.get(by('subtype-MTG-02')).trigger('click')
    expect([draft.issuerLevel, draft.subtypes]).toEqual(['county', ['MTG-02']])
    await page.get(by('issuer-level-county')).trigger('click')
    await page.get(by('subtype-MTG-02')).trigger('click')
    expect([draft.issuerLevel, draft.subtypes]).toEqual([undefined, []])
  })

  it('keeps what was written when the phone is full, and says that nothing was submitted', async () => {
    vi.mocked(submitReport).mockResolvedValue({ name: 'keys' })
    const page = form('burden', 'MTG')
    useDrafts().of('burden', 'MTG').words = '还在'
    await page.get('form').trigger('submit')
    await vi.waitFor(() => expect(page.get(by('form-error')).text()).toContain('还没交上去'))
    expect(page.emitted('kept')).toBeUndefined()
    expect(useDrafts().of('burden', 'MTG').words).toBe('还在')
  })

  it('says first whom to call about gas', () => {
    const notice = form('grid', 'GAS').get(by('notice'))
    expect(notice.get('a').attributes('href')).toBe('tel:119')
  })

  it('sets the norm beside the number it is about', () => {
    expect(form('burden', 'MTG').get('#n-meetingsPerWeek').text()).toContain('每周不超过1次')
  })
})
