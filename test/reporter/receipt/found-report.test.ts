// @vitest-environment happy-dom
import '../queue/phone.ts'
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReportStatus } from '../../../src/contract/status.ts'
import { enqueueFollowUp, listFollowUps, rememberPoster } from '../../../src/reporter/queue/queue.ts'
import FoundReport from '../../../src/reporter/receipt/found/FoundReport.vue'
import type { ReceiptSecrets } from '../../../src/reporter/seal/types.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'
import { followUp, newPhone } from '../queue/phone.ts'
import { fakeServer, json, posterOf } from '../sync/fake-server.ts'

const identity = makePersonalIdentity()
const reader = recipientOf(identity)
const secrets: ReceiptSecrets = {
  ...{ code: '0'.repeat(24), id: 'a'.repeat(32), accessKey: 'b'.repeat(32), accessHash: 'c'.repeat(64) },
  ...{ replyIdentity: identity, replyTo: reader },
}
const receipt = { id: secrets.id, day: '2026-11-20', digest: 'd'.repeat(64), signature: '' }
const status = (more: Partial<ReportStatus> = {}): ReportStatus => ({
  ...{ state: 'received', steps: [{ state: 'received', day: '2026-11-20' }], day: '2026-11-20', receipt, replies: [] },
  ...more,
})
const CLOSED: Partial<ReportStatus> = {
  state: 'done',
  steps: [
    { state: 'received', day: '2026-11-20' },
    { state: 'working', day: '2026-11-20', what: 'accepted' },
    { state: 'working', day: '2026-11-21', what: 'returned' },
    { state: 'done', day: '2026-11-23', what: 'closed' },
  ],
  answer: { day: '2026-11-23', text: '<b>灯修好了</b>', photos: [] },
  rating: 'open',
  reopens: true,
}

enableAutoUnmount(afterEach)
beforeAll(() => setActivePinia(createPinia()))
beforeEach(async () => {
  await newPhone()
  await rememberPoster(posterOf(fakeServer(), { recipients: [reader], intakeKey: reader }))
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
})
afterEach(() => vi.unstubAllGlobals())

const by = (id: string) => `[data-testid="${id}"]`
async function open(more: Partial<ReportStatus> = {}) {
  const props = { status: status(more), genuine: true, secrets, unsent: await listFollowUps() }
  const page = mount(FoundReport, { props, attachTo: document.body })
  await flushPromises()
  return page
}

describe('what the holder of a receipt code sees', () => {
  it('the state in one of three words, the steps with their days, who has it and until when, without names of people', async () => {
    const steps = CLOSED.steps?.slice(0, 3) ?? []
    const page = await open({ state: 'working', steps, unit: '城管办', due: '2026-11-27' })
    expect(page.get(by('lookup-state')).text()).toBe('现在：在处理')
    expect(page.findAll(by('lookup-step')).map((step) => step.text())).toEqual([
      '2026年11月20日 已受理',
      '2026年11月21日 单位退回，重新派',
    ])
    expect(page.text()).toContain('谁在办：城管办')
    expect(page.text()).toContain('最晚2026年11月27日办完')
  })

  it('the answer as text: markup in it is not obeyed', async () => {
    const page = await open(CLOSED)
    expect(page.get(by('lookup-answer')).text()).toBe('<b>灯修好了</b>')
  })

  it('a photo of the answer, fetched with the access key; one that does not come can be asked for again', async () => {
    const asked: Headers[] = []
    let works = false
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      asked.push(new Headers(init.headers))
      return works
        ? new Response(new Uint8Array([1, 2]), { headers: { 'content-type': 'image/jpeg' } })
        : json({ login: 'please' })
    })
    const page = await open({ ...CLOSED, answer: { day: '2026-11-23', text: '好了', photos: [4] } })
    const again = () => page.findAll('button').find((button) => button.text().includes('再取一次'))
    await vi.waitFor(() => expect(again()).toBeDefined())
    works = true
    await again()?.trigger('click')
    await vi.waitFor(() => expect(page.find(by('answer-photo')).exists()).toBe(true))
    expect(page.get('img').attributes('src')).toMatch(/^blob:/)
    expect(asked.every((headers) => headers.get('authorization') === `Bearer ${secrets.accessKey}`)).toBe(true)
  })

  it('of a withdrawn report that it is withdrawn, and nothing to press', async () => {
    const page = await open({ withdrawn: true, rating: 'open' })
    expect(page.get(by('lookup-state')).text()).toBe('这一条已撤回')
    expect(page.findAll('button, textarea, input')).toEqual([])
  })
})

describe('a rating on the look-up page', () => {
  const rate = async (page: Awaited<ReturnType<typeof open>>) => {
    await page.get(by('rating-send')).trigger('submit')
    await vi.waitFor(() => expect(page.get(by('rating-state')).attributes('data-state')).toBe('kept'))
  }

  it('takes one tap and the button; offline it is kept, and thanks are said', async () => {
    const page = await open(CLOSED)
    expect(page.find(by('rating-send')).exists()).toBe(false)
    await page.get(by('rating-solved-yes')).trigger('click')
    await rate(page)
    expect(page.get(by('rating-state')).text()).toBe('谢谢！已存好，有网自动送出。')
    expect(page.find(by('rating-solved-yes')).exists()).toBe(false)
    expect((await listFollowUps()).map(({ what }) => what)).toEqual(['rating'])
  })

  it('asks whether to reopen only those who say “not solved”, and only if the server offers it', async () => {
    const page = await open(CLOSED)
    expect(page.find(by('rating-reopen-yes')).exists()).toBe(false)
    await page.get(by('rating-solved-no')).trigger('click')
    expect(page.find(by('rating-reopen-yes')).exists()).toBe(true)
    expect(page.findAll('[data-testid^="rating-reason-"]')).toHaveLength(5)
    await page.setProps({ status: status({ ...CLOSED, reopens: false }) })
    expect(page.find(by('rating-reopen-yes')).exists()).toBe(false)
  })

  it.each([
    ['given already', { ...CLOSED, rating: 'given' as const }],
    ['there is nothing to rate', { state: 'working' as const }],
  ])('is not offered when it is %s', async (_, more) => {
    expect((await open(more)).find(by('rating-solved-yes')).exists()).toBe(false)
  })

  it('that still waits from an earlier visit is told of, and not asked for again', async () => {
    await enqueueFollowUp(followUp('rating'))
    const page = await open(CLOSED)
    expect(page.find(by('unsent')).text()).toBe('评价：已存好，有网自动发')
    expect(page.find(by('rating-solved-yes')).exists()).toBe(false)
  })
})

describe('a withdrawal', () => {
  it('is asked about once more, saying what is deleted and what stays; “no” does nothing', async () => {
    const page = await open()
    await page.get(by('withdraw')).trigger('click')
    expect(page.get('[role="alert"]').text()).toMatch(/照片、电话、地址.*删掉.*合计里的那个数会留下/)
    expect(document.activeElement?.textContent?.trim()).toBe('不撤回')
    await page.get(by('confirm-no')).trigger('click')
    expect(await listFollowUps()).toEqual([])
  })

  it('is kept without a network, and from then on nothing else is asked', async () => {
    const page = await open({ state: 'working' })
    await page.get(by('withdraw')).trigger('click')
    await page.get(by('confirm-yes')).trigger('click')
    await vi.waitFor(() => expect(page.get(by('withdraw-state')).attributes('data-state')).toBe('kept'))
    const unsent = await listFollowUps()
    expect(unsent.map(({ what }) => what)).toEqual(['withdrawal'])
    await page.setProps({ unsent })
    expect(page.find(by('message-words')).exists()).toBe(false)
    expect(page.get(by('withdraw-state')).text()).toContain('已存好')
  })

  it('is not offered for what is done', async () => {
    expect((await open(CLOSED)).find(by('withdraw')).exists()).toBe(false)
  })
})
