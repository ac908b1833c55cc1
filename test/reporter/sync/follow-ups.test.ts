import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  enqueueFollowUp,
  getFollowUp,
  listFollowUps,
  listItems,
  type NewFollowUp,
} from '../../../src/reporter/queue/queue.ts'
import { deliver } from '../../../src/reporter/sync/deliver.ts'
import { followUp, newPhone, sealed } from '../queue/phone.ts'
import { type FakeServer, fakeServer, html, json, posterOf, problem, type Seen } from './fake-server.ts'
import { newTab, phoneLocks, type Tab, write } from './tab.ts'

const ID = 'a'.repeat(32)
let server: FakeServer
let tab: Tab

beforeEach(async () => {
  await newPhone()
  server = fakeServer()
  server.posters.set('0123456789', posterOf(server))
  server.reports.set(ID, 'd'.repeat(64))
  tab = newTab(server)
})
afterEach(() => vi.unstubAllGlobals())

async function add(what: NewFollowUp['what'], more: Partial<NewFollowUp> = {}): Promise<string> {
  const outcome = await enqueueFollowUp(followUp(what, more))
  return outcome.name === 'quota' ? '' : outcome.key
}

const stateOf = async (key: string): Promise<string> => {
  const state = (await getFollowUp(key))?.state
  if (!state) return 'gone'
  return state.name === 'quarantined' ? `quarantined ${state.status} ${state.code}` : 'waiting'
}
const toFollowUps = (answer: (seen: Seen) => Response | Promise<Response>) =>
  server.during((seen) => (/\/reports\/\w+\//.test(seen.url) ? answer(seen) : undefined))
/** As long as something waits; the tab's clock goes on between the rounds. */
async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round++) {
    await deliver(tab.environment)
    tab.clock.time += 3_700_000
  }
}

describe('what is added to a report', () => {
  it('is sent under the access key with its digest, and is gone from the phone when the server has it', async () => {
    const keys = [await add('message'), await add('rating'), await add('withdrawal', { id: 'f'.repeat(32) })]
    server.reports.set('f'.repeat(32), 'd'.repeat(64))
    await deliver(tab.environment)
    expect(await listFollowUps()).toEqual([])
    expect([...server.arrivals].sort()).toEqual(
      [`${ID}/messages/${keys[0]}`, `${ID}/rating`, `${'f'.repeat(32)}/withdrawn`].sort(),
    )
    const taken = tab.events.filter(({ name }) => name === 'taken').map(({ id }) => id)
    expect(taken.sort()).toEqual(keys.sort())
  })

  it('goes after the reports, with a pause as between two reports', async () => {
    await add('rating')
    const { report } = await write(server)
    await deliver(tab.environment)
    expect(server.arrivals).toEqual([report.id, `${ID}/rating`])
    expect(tab.slept).toHaveLength(1)
    expect(tab.slept[0]).toBeGreaterThanOrEqual(1_000)
  })

  it('waits for its own report as long as that is on this phone, put aside or not', async () => {
    const report = sealed()
    const key = await add('message', { id: report.id })
    const { enqueue } = await import('../../../src/reporter/queue/queue.ts')
    const { meta } = await import('../queue/phone.ts')
    await enqueue(report, meta({ serverKeys: [server.signer.key] }))
    server.during(({ url }) => (url.endsWith(report.id) ? problem(503, 'unavailable') : undefined))
    await rounds(2)
    expect(server.requests.filter(({ url }) => url.includes('/messages/'))).toEqual([])
    server.during(() => undefined)
    await rounds(1)
    expect(server.arrivals).toEqual([report.id, `${report.id}/messages/${key}`])
    expect([await listItems(), await listFollowUps()]).toEqual([[], []])
  })

  it('whose answer was lost is sent again under the same name with the same bytes, and arrives once', async () => {
    await add('rating')
    let lost = true
    server.during((seen) => {
      if (!lost) return undefined
      lost = false
      server.duty(seen)
      return Promise.reject(new TypeError('Failed to fetch'))
    })
    await rounds(2)
    expect(server.arrivals).toEqual([`${ID}/rating`])
    expect(await listFollowUps()).toEqual([])
  })

  it('in several tabs is sent once', async () => {
    for (let i = 0; i < 3; i++) await add('message')
    const locks = phoneLocks()
    await Promise.all([1, 2, 3].map(() => deliver(newTab(server, { locks }).environment)))
    expect(server.requests).toHaveLength(3)
  })

  it('is not tried when nothing is reached at all, and waits', async () => {
    await add('rating')
    await write(server)
    server.during(() => Promise.reject(new TypeError('Failed to fetch')))
    await deliver(tab.environment)
    expect(server.requests).toHaveLength(1)
    expect(tab.events.filter(({ name }) => name === 'waiting')).toHaveLength(2)
  })

  it('that is refused holds up no other', async () => {
    const refused = await add('rating')
    for (let i = 0; i < 3; i++) await add('message')
    server.during(({ url }) => (url.endsWith('/rating') ? problem(409, 'not-closed') : undefined))
    await deliver(tab.environment)
    expect(await stateOf(refused)).toBe('quarantined 409 not-closed')
    expect(server.arrivals).toHaveLength(3)
  })
})

describe('an answer to what was added', () => {
  it.each([
    ['the page of a network that wants a log-in', () => html()],
    ['a JSON that is not ours', () => json({ ok: true })],
    ['the word for another message', () => json({ mid: 'c'.repeat(32), day: '2026-11-22' }, 201)],
    ['the word for a rating', () => json({ day: '2026-11-22' }, 201)],
    ['503', () => problem(503, 'unavailable')],
    ['500', () => problem(500, 'fault')],
    ['429, too many messages', () => problem(429, 'too-many', {}, { 'retry-after': '86400' })],
    ['a proxy’s 404', () => html(404)],
    ['a proxy’s 403', () => html(403)],
  ])('%s keeps it waiting, however often it comes', async (_, answer) => {
    const key = await add('message')
    toFollowUps(answer)
    await rounds(6)
    expect(await stateOf(key)).toBe('waiting')
    toFollowUps((seen) => server.duty(seen))
    await rounds(1)
    expect(await stateOf(key)).toBe('gone')
  })

  it.each([
    [409, 'rating-differs'],
    [409, 'not-closed'],
    [409, 'withdrawn-late'],
    [410, 'report-gone'],
    [422, 'request-invalid'],
    [400, 'seal-broken'],
  ])('%i %s puts it aside with the reason, and never drops it', async (status, code) => {
    const key = await add('rating')
    toFollowUps(() => problem(status, code))
    await rounds(1)
    expect(await stateOf(key)).toBe(`quarantined ${status} ${code}`)
  })

  it.each(['report-unknown', 'digest-differs'])('%s is believed at the third time only', async (code) => {
    const key = await add('rating')
    toFollowUps(() => problem(code === 'report-unknown' ? 404 : 422, code))
    await rounds(2)
    expect(await stateOf(key)).toBe('waiting')
    await rounds(1)
    expect(await stateOf(key)).toMatch(/^quarantined/)
  })
})

it('whatever fails, in whatever order, everything arrives exactly once or lies visibly aside', async () => {
  const trouble = fc.constantFrom('none', 'lost', 'unreachable', 'portal', '503', '404', 'truncated')
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { maxLength: 14 }), async (troubles) => {
      await newPhone()
      server = fakeServer()
      server.reports.set(ID, 'd'.repeat(64))
      tab = newTab(server)
      const keys = [await add('message'), await add('message'), await add('rating')]
      const left = [...troubles]
      server.during((seen) => {
        const now = left.shift() ?? 'none'
        if (now === 'lost') server.duty(seen)
        if (now === 'lost' || now === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'))
        if (now === 'portal') return html()
        if (now === '503') return problem(503, 'unavailable')
        if (now === '404') return problem(404, 'report-unknown')
        return now === 'truncated' ? new Response('{"day', { status: 201 }) : undefined
      })
      await rounds(20)
      const states = await Promise.all(keys.map(stateOf))
      expect(states.filter((state) => state === 'waiting')).toEqual([])
      expect(new Set(server.arrivals).size).toBe(server.arrivals.length)
      const aside = states.filter((state) => state !== 'gone').length
      expect(server.arrivals.length + aside).toBeGreaterThanOrEqual(3)
    }),
    { numRuns: 25 },
  )
})
