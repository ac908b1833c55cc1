// @vitest-environment happy-dom
import { base64 } from '@scure/base'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import { sealTo } from '../../../src/crypto/age.ts'
import { rememberPoster } from '../../../src/reporter/queue/queue.ts'
import MessageForm from '../../../src/reporter/receipt/MessageForm.vue'
import ReplyList from '../../../src/reporter/receipt/ReplyList.vue'
import type { ReceiptSecrets } from '../../../src/reporter/seal/types.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'
import { newPhone } from '../queue/phone.ts'
import { fakeServer, html, json, posterOf, problem } from '../sync/fake-server.ts'

const identity = makePersonalIdentity()
const reader = recipientOf(identity)
const secrets: ReceiptSecrets = {
  ...{ code: '0'.repeat(24), id: 'a'.repeat(32), accessKey: 'b'.repeat(32), accessHash: 'c'.repeat(64) },
  ...{ replyIdentity: identity, replyTo: reader },
}
const poster = posterOf(fakeServer(), { recipients: [reader], intakeKey: reader })
const midOf = (url: string) => url.split('/').at(-1) ?? ''

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** Answers requests one after the other; the last answer stays. */
function answering(...answers: ((url: string) => Response)[]): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init })
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    if (!answer) throw new TypeError('Failed to fetch')
    return answer(url)
  })
  return sent
}

const taken = (url: string) => json({ mid: midOf(url), day: '2026-11-22' }, 201)
const lost = (): Response => {
  throw new TypeError('Failed to fetch')
}

const form = () => mount(MessageForm, { props: { secrets } })
const words = (of: ReturnType<typeof form>) => of.get('[data-testid="message-words"]')
const state = (of: ReturnType<typeof form>) => of.get('[data-testid="message-state"]').attributes('data-state')
async function send(of: ReturnType<typeof form>): Promise<string | undefined> {
  await of.get('form').trigger('submit')
  await vi.waitFor(() => expect(of.get('[data-testid="message-send"]').attributes('aria-disabled')).toBe('false'))
  return state(of)
}

beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

describe('a message from the look-up page', () => {
  it('is sent under the receipt code’s access key, sealed, and the field is empty again', async () => {
    await rememberPoster(poster)
    const sent = answering(taken)
    const page = form()
    await words(page).setValue('会还是太多')
    expect(await send(page)).toBe('sent')
    expect((words(page).element as HTMLTextAreaElement).value).toBe('')
    const [{ url, init } = { url: '', init: {} }] = sent
    expect(url).toBe(routes.message(secrets.id, midOf(url)))
    expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${secrets.accessKey}`)
    expect(new TextDecoder().decode(init.body as ArrayBuffer)).not.toContain('会还是太多')
  })

  it('whose answer was lost is sent again under the same name with the same bytes, so that it is not stored twice', async () => {
    await rememberPoster(poster)
    const sent = answering(lost, () => html(), taken)
    const page = form()
    await words(page).setValue('会还是太多')
    expect(await send(page)).toBe('offline')
    expect((words(page).element as HTMLTextAreaElement).value).toBe('会还是太多')
    expect(await send(page)).toBe('offline')
    expect(await send(page)).toBe('sent')
    expect(new Set(sent.map(({ url }) => url)).size).toBe(1)
    expect(new Set(sent.map(({ init }) => base64.encode(new Uint8Array(init.body as ArrayBuffer)))).size).toBe(1)
  })

  it('with other words is another message', async () => {
    await rememberPoster(poster)
    const sent = answering(lost, taken)
    const page = form()
    await words(page).setValue('会还是太多')
    await send(page)
    await words(page).setValue('会还是太多，表也多')
    await send(page)
    expect(new Set(sent.map(({ url }) => url)).size).toBe(2)
  })

  it.each([
    ['busy', () => problem(503, 'unavailable')],
    ['unknown', () => problem(404, 'report-unknown')],
    ['too-many', () => problem(429, 'too-many')],
    ['refused', () => problem(409, 'message-differs')],
    ['offline', () => html()],
    ['offline', () => json({ mid: 'another' }, 201)],
  ])('is not said to be sent when it was not: %s', async (name, answer) => {
    await rememberPoster(poster)
    answering(answer)
    const page = form()
    await words(page).setValue('会还是太多')
    expect(await send(page)).toBe(name)
    expect((words(page).element as HTMLTextAreaElement).value).toBe('会还是太多')
  })

  it('on a phone that has never opened a sheet says to scan one, and sends nothing', async () => {
    const sent = answering(taken)
    const page = form()
    await words(page).setValue('会还是太多')
    expect(await send(page)).toBe('no-keys')
    expect(page.text()).toContain('扫一次码')
    expect(sent).toEqual([])
  })
})

describe('replies on the look-up page', () => {
  const reply = async (text: string) =>
    base64.encode(await sealTo([reader], new TextEncoder().encode(JSON.stringify({ version: 1, text }))))

  it('are shown with their day, as text: markup in them is not obeyed', async () => {
    const evil = '<img src=x onerror=alert(1)>\n请看'
    const replies = [
      { mid: '1'.repeat(32), day: '2026-11-20', sealed: await reply('在处理') },
      { mid: '2'.repeat(32), day: '2026-11-23', sealed: await reply(evil) },
      { mid: '3'.repeat(32), day: '2026-11-24', sealed: 'AAAA' },
    ]
    const page = mount(ReplyList, { props: { replies, identity } })
    await vi.waitFor(() => expect(page.findAll('[data-testid="lookup-reply"]')).toHaveLength(3))
    await flushPromises()
    const shown = page.findAll('[data-testid="lookup-reply"]').map((item) => item.text())
    expect(shown[0]).toContain('2026年11月20日')
    expect(shown[0]).toContain('在处理')
    expect(shown[1]).toContain('<img src=x onerror=alert(1)>')
    expect(page.find('img').exists()).toBe(false)
    expect(shown[2]).toContain('打不开')
  })

  it('take no room when there are none', async () => {
    const page = mount(ReplyList, { props: { replies: [], identity } })
    await flushPromises()
    expect(page.find('section').exists()).toBe(false)
  })
})
