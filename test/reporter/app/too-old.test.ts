// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PAGE_DATA_ID } from '../../../src/contract/page-data.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import App from '../../../src/reporter/app/App.vue'
import { runInBackground } from '../../../src/reporter/app/background.ts'
import { setLanguage } from '../../../src/reporter/app/language.ts'
import { useLocation } from '../../../src/reporter/app/use-location.ts'

vi.mock('../../../src/reporter/app/background.ts', () => ({ runInBackground: vi.fn(), deliverNow: async () => {} }))

const code = '0123456789'
const poster = {
  code,
  kind: 'burden',
  label: '张村镇',
  places: [],
  also: [],
  operator: { name: '威海市减负办', complaints: '0631-12345', filing: '' },
}

async function openForm() {
  const data = { poster, taxonomy: TAXONOMY }
  document.body.innerHTML = `<script type="application/json" id="${PAGE_DATA_ID}">${JSON.stringify(data)}</script>`
  const page = mount(App)
  useLocation().go(`/p/${code}#/burden/MTG`)
  await flushPromises()
  return page
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(async () => {
  vi.unstubAllGlobals()
  vi.mocked(runInBackground).mockClear()
  await setLanguage('zh')
})

describe.each(['BigInt', 'TransformStream'])('a browser without %s', (missing) => {
  it('says before the form that it cannot encrypt, and what to do', async () => {
    vi.stubGlobal(missing, undefined)
    const page = await openForm()
    const said = await vi.waitFor(() => page.get('[data-testid="too-old"]'))
    expect(said.text()).toContain('太旧')
    expect(said.text()).toContain('0631-12345')
    expect(page.find('[data-testid="report-form"]').exists()).toBe(false)
    expect(runInBackground).not.toHaveBeenCalled()
    await setLanguage('en')
    expect(said.text()).toContain('too old')
  })
})

describe('a browser that can', () => {
  it('shows the form', async () => {
    const page = await openForm()
    expect(page.find('[data-testid="report-form"]').exists()).toBe(true)
    expect(page.find('[data-testid="too-old"]').exists()).toBe(false)
    expect(runInBackground).toHaveBeenCalledOnce()
  })
})
