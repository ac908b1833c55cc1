// @vitest-environment happy-dom
import '../queue/phone.ts'
// What a press on the button would fetch is there already: it must not come after the test.
import '../../../src/reporter/sync/sync.ts'
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import OutboxPage from '../../../src/reporter/app/outbox/OutboxPage.vue'
import { enqueueFollowUp, listFollowUps, quarantineFollowUp } from '../../../src/reporter/queue/queue.ts'
import { followUp, newPhone } from '../queue/phone.ts'

const by = (id: string) => `[data-testid="${id}"]`

enableAutoUnmount(afterEach)
beforeAll(() => setActivePinia(createPinia()))
beforeEach(async () => {
  await newPhone()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open() {
  const page = mount(OutboxPage, { attachTo: document.body })
  await vi.waitFor(() => expect(page.find(by('outbox-follow-up')).exists()).toBe(true))
  return page
}

async function aside(code: string): Promise<string> {
  const { key } = (await enqueueFollowUp(followUp('rating'))) as { key: string }
  await quarantineFollowUp(key, { status: 409, code, detail: '' })
  return key
}

describe('what was added to a report, among what is waiting', () => {
  it.each(['message', 'rating', 'withdrawal'] as const)(
    'a %s is called by the same word as the others',
    async (what) => {
      await enqueueFollowUp(followUp(what))
      const page = await open()
      expect(page.get(`${by('outbox-follow-up')} h2`).text()).toBe('给交过的那一条补的')
      expect(page.get(by('outbox-follow-up')).text()).not.toMatch(/评价|撤回|补充的话/)
    },
  )

  it.each([
    ['not-closed', '现在还不能评价'],
    ['rating-differs', '已经评价过了'],
    ['withdrawn-late', '撤不回'],
    ['report-unknown', '没查到'],
    ['something-new', '版本太旧'],
  ])('put aside for %s says why in plain words, and is not deleted', async (code, words) => {
    await aside(code)
    const page = await open()
    expect(page.get(by('outbox-state')).text()).toMatch(new RegExp(`没有删。.*${words}`))
    expect(await listFollowUps()).toHaveLength(1)
  })

  it('put aside can be sent once more, and goes for good only after a question', async () => {
    await aside('not-closed')
    const page = await open()
    await page.get(by('outbox-retry')).trigger('click')
    await vi.waitFor(async () => expect((await listFollowUps())[0]?.state.name).toBe('waiting'))
    await page.get(by('outbox-remove')).trigger('click')
    expect(await listFollowUps()).toHaveLength(1)
    await page.get(by('confirm-yes')).trigger('click')
    await vi.waitFor(async () => expect(await listFollowUps()).toEqual([]))
    await vi.waitFor(() => expect(page.find(by('outbox-empty')).exists()).toBe(true))
  })

  it('that has waited for five days is spoken of, before the browser clears it away', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 1) })
    await enqueueFollowUp(followUp('rating'))
    vi.setSystemTime(new Date(2026, 10, 6))
    expect((await open()).find(by('outbox-aging')).exists()).toBe(true)
  })
})
