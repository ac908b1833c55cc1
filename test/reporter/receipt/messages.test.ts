// @vitest-environment happy-dom
import { base64 } from '@scure/base'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import { sealTo } from '../../../src/crypto/age.ts'
import { listFollowUps, rememberPoster } from '../../../src/reporter/queue/queue.ts'
import MessageForm from '../../../src/reporter/receipt/found/MessageForm.vue'
import ReplyList from '../../../src/reporter/receipt/found/ReplyList.vue'
import type { ReceiptSecrets } from '../../../src/reporter/seal/types.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'
import { newPhone, refusingPhone } from '../queue/phone.ts'
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

/** A server, or what stands in its place, that answers whatever is sent. */
function answering(answer: (url: string) => Response): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'PUT') sent.push({ url, init })
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
const typed = (of: ReturnType<typeof form>) => (words(of).element as HTMLTextAreaElement).value
const state = (of: ReturnType<typeof form>) => of.get('[data-testid="message-state"]').attributes('data-state')
async function send(of: ReturnType<typeof form>, text: string, until: string): Promise<void> {
  await words(of).setValue(text)
  await of.get('form').trigger('submit')
  await vi.waitFor(() => expect(state(of)).toBe(until), { timeout: 5_000 })
}

// The sending is started once in a page's life, and tells the stores of that page.
beforeAll(() => setActivePinia(createPinia()))
beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

describe('a message from the look-up page', () => {
  it('is sent under the receipt code’s access key, sealed, and nothing of it stays on the phone', async () => {
    await rememberPoster(poster)
    const sent = answering(taken)
    const page = form()
    await send(page, '会还是太多', 'sent')
    expect(typed(page)).toBe('')
    const [{ url, init } = { url: '', init: {} }] = sent
    expect(url).toBe(routes.message(secrets.id, midOf(url)))
    expect(new Headers(init.headers).get('authorization')).toBe(`Bearer ${secrets.accessKey}`)
    expect(new TextDecoder().decode(init.body as ArrayBuffer)).not.toContain('会还是太多')
    expect(await listFollowUps()).toEqual([])
  })

  it.each([
    ['there is no network', lost],
    ['a network wants a log-in', () => html()],
    ['the server is busy', () => problem(503, 'unavailable')],
    ['another message was confirmed', () => json({ mid: 'c'.repeat(32), day: '2026-11-22' }, 201)],
  ])('is kept and not said to be sent while %s', async (_, answer) => {
    await rememberPoster(poster)
    answering(answer)
    const page = form()
    await send(page, '会还是太多', 'kept')
    expect(page.text()).toContain('有网自动发')
    expect(typed(page)).toBe('')
    const [kept] = await listFollowUps()
    expect(kept).toMatchObject({ what: 'message', id: secrets.id, state: { name: 'waiting' } })
    expect(new TextDecoder().decode(kept?.body)).not.toContain('会还是太多')
  })

  it('that the server refuses comes back into the field: in the queue nobody could read it', async () => {
    await rememberPoster(poster)
    answering(() => problem(409, 'message-differs'))
    const page = form()
    await send(page, '会还是太多', 'refused')
    await vi.waitFor(() => expect(typed(page)).toBe('会还是太多'))
    expect((await listFollowUps())[0]?.state.name).toBe('quarantined')
  })

  it('on a phone that stores nothing asks to keep the page open', async () => {
    await refusingPhone()
    await rememberPoster(poster)
    answering(lost)
    const page = form()
    await send(page, '会还是太多', 'kept-open')
    expect(page.text()).toContain('别关这一页')
  })

  it('on a phone that has never opened a sheet says to scan one, keeps the words and sends nothing', async () => {
    const sent = answering(taken)
    const page = form()
    await send(page, '会还是太多', 'no-keys')
    expect(page.text()).toContain('扫一次码')
    expect(typed(page)).toBe('会还是太多')
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
