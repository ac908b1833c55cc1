import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import { applyFollowUps } from '../../../src/server/cases/chores/apply-follow-ups.ts'
import { ANSWER_PHOTO_CONTEXT } from '../../../src/server/endpoint/clean-photo.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { accessKey, fileReport, newId, refusal } from '../../setup/reports.ts'
import {
  accept,
  caseOf,
  close,
  closedOrder,
  type Followed,
  file,
  followedReport,
  lookUp,
  matter,
  put,
  rateIt,
  refute,
  release,
  SOLVED,
  sealed,
  UNSOLVED,
  withdrawIt,
} from './follow-ups-for-tests.ts'

forEachEndpoint((start) => {
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const fileOf = async (caseId: string) => {
    const opened = await endpoint.context.cases.read(caseId)
    if (!opened) throw new Error('no such case')
    return opened.file
  }
  /** A burden report whose matter was closed, and its reporters told. */
  const closedMatter = async (): Promise<Followed & { readonly caseId: string }> => {
    const followed = await file(endpoint, 'burden')
    await release(endpoint)
    const caseId = await matter(endpoint, [followed])
    await refute(endpoint, caseId)
    await release(endpoint)
    return { ...followed, caseId }
  }

  describe('what a resident is told', () => {
    it('grows with every step of the work order, and ends with the answer', async () => {
      const followed = await file(endpoint, 'grid', { category: 'DSP' })
      const day = '2026-06-17'
      const received = { state: 'received', day }
      expect(await lookUp(endpoint, followed)).toMatchObject({ state: 'received', steps: [received] })
      const caseId = await caseOf(endpoint, followed)
      await accept(endpoint, caseId)
      const underWay = await lookUp(endpoint, followed)
      expect(underWay).toMatchObject({
        state: 'working',
        steps: [received, { state: 'working', day, what: 'accepted' }],
      })
      // A limit in working days ends at a midnight: the day told is the last one in it.
      const { due } = await fileOf(caseId)
      expect(due?.slice(11)).toBe('16:00:00.000Z')
      expect(underWay.due).toBe(due?.slice(0, 10))
      expect(underWay.rating).toBeUndefined()
      await close(endpoint, caseId)
      expect(await lookUp(endpoint, followed)).toMatchObject({
        ...{ state: 'done', rating: 'open', reopens: true },
        answer: { day, text: '已经修好了', photos: [] },
      })
      expect(JSON.stringify(await lookUp(endpoint, followed))).not.toMatch(/desk|second/)
    })

    it('has photos of the answer, for the holder of the receipt code and nobody else', async () => {
      const followed = await file(endpoint, 'grid')
      const caseId = await caseOf(endpoint, followed)
      await accept(endpoint, caseId)
      const bytes = endpoint.context.cipher.seal(Buffer.from('a photo'), ANSWER_PHOTO_CONTEXT)
      const number = await endpoint.store.cases.addPhoto(caseId, bytes, 8)
      const unused = await endpoint.store.cases.addPhoto(caseId, bytes, 8)
      const get = (named: number | string, key = followed.key, id = followed.id) =>
        endpoint.app.inject({ url: routes.answerPhoto(id, named), headers: { authorization: `Bearer ${key}` } })
      const early = await get(number)
      await close(endpoint, caseId, [number as number])
      expect((await lookUp(endpoint, followed)).answer?.photos).toEqual([number])
      const photo = await get(number)
      expect([photo.statusCode, photo.body, photo.headers['content-type']]).toEqual([200, 'a photo', 'image/jpeg'])
      expect(photo.headers['cache-control']).toBe('no-store')
      const refused = [
        early,
        await get(number, accessKey().key),
        await get(unused),
        await get('x'),
        await get(1, undefined, newId()),
      ]
      for (const answer of refused) expect(answer.body).toBe(refused[0]?.body)
      expect(refusal(early)).toBe('404 report-unknown')
    })
  })

  describe('what a reporter of a burden is told', () => {
    it('changes with the release only, also when the report joins a matter whose others have been told', async () => {
      const caseId = (await closedMatter()).caseId
      const desk = { name: 'desk', party: 'desk' } as const
      const reviewer = { name: 'reviewer', party: 'reviewer' } as const
      await endpoint.context.cases.act(caseId, undefined, { act: 'reopen', reason: '还没改' }, desk)
      const late = await file(endpoint, 'burden')
      await release(endpoint)
      await endpoint.context.cases.act(caseId, undefined, { act: 'refute', answer: '又查了一遍' }, reviewer)
      await endpoint.context.cases.act(caseId, undefined, { act: 'close' }, desk)
      await release(endpoint)
      await endpoint.context.cases.act(caseId, undefined, { act: 'reopen', reason: '漏了一条' }, desk)
      const before = await lookUp(endpoint, late)
      const { ref = '' } = (await followedReport(endpoint, late)) ?? {}
      const joined = await endpoint.context.cases.act(caseId, undefined, { act: 'join', reports: [ref] }, reviewer, {
        joined: [ref],
      })
      expect(joined.name).toBe('done')
      // A state that changed at this moment would tell that somebody has just read this very report.
      expect(await lookUp(endpoint, late)).toEqual(before)
      expect(before.state).toBe('received')
      expect(refusal(await rateIt(endpoint, late))).toBe('409 not-closed')
      await release(endpoint)
      expect((await lookUp(endpoint, late)).state).toBe('working')
    })
  })

  describe('a rating', () => {
    it('before there is an answer is refused', async () => {
      const followed = await file(endpoint, 'grid')
      expect(refusal(await rateIt(endpoint, followed))).toBe('409 not-closed')
      const burden = await file(endpoint, 'burden')
      expect(refusal(await rateIt(endpoint, burden))).toBe('409 not-closed')
      await release(endpoint)
      expect(refusal(await rateIt(endpoint, burden))).toBe('409 not-closed')
    })

    it('is given once: the same bytes again get 200, other bytes 409', async () => {
      const order = await closedOrder(endpoint)
      const first = await rateIt(endpoint, order)
      expect([first.statusCode, first.json()]).toEqual([201, { day: '2026-06-17' }])
      const again = await rateIt(endpoint, order)
      expect([again.statusCode, again.json()]).toEqual([200, { day: '2026-06-17' }])
      expect(refusal(await rateIt(endpoint, order, UNSOLVED))).toBe('409 rating-differs')
      expect(await fileOf(order.caseId)).toMatchObject({ state: 'rated', ratings: [{ closing: 1, solved: true }] })
      expect((await lookUp(endpoint, order)).rating).toBe('given')
    })

    it('sent to two processes at once counts once', async () => {
      const order = await closedOrder(endpoint)
      const beside = await start({ beside: endpoint, clock: endpoint.clock })
      const answers = await Promise.all([rateIt(endpoint, order), rateIt(beside, order), rateIt(beside, order)])
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 201])
      expect((await fileOf(order.caseId)).ratings).toHaveLength(1)
    })

    it('with a wrong code, or of a report nobody filed, gets the same answer as the look-up', async () => {
      const order = await closedOrder(endpoint)
      const answers = [
        await rateIt(endpoint, { ...order, key: accessKey().key }),
        await rateIt(endpoint, { ...order, id: newId() }),
        await withdrawIt(endpoint, { ...order, key: accessKey().key }),
        await withdrawIt(endpoint, { ...order, id: newId() }),
        await endpoint.app.inject({ url: routes.report(newId()) }),
      ]
      for (const answer of answers) expect(answer.body).toBe(answers[0]?.body)
      expect((await fileOf(order.caseId)).state).toBe('closed')
    })

    it('that is malformed is refused, each time with the reason', async () => {
      const order = await closedOrder(endpoint)
      const twice = { solved: false, reasons: ['attitude', 'attitude'] }
      expect(refusal(await rateIt(endpoint, order, twice))).toBe('422 request-invalid')
      expect(refusal(await rateIt(endpoint, order, { ...SOLVED, stars: 5 }))).toBe('422 request-invalid')
      expect(refusal(await rateIt(endpoint, order, {}, { body: '{' }))).toBe('400 not-json')
      expect(refusal(await rateIt(endpoint, order, {}, { sealed: Buffer.from('no seal') }))).toBe('400 seal-broken')
      const headers = { 'content-type': 'text/plain' }
      expect(refusal(await rateIt(endpoint, order, {}, { headers }))).toBe('415 media-type')
      expect(refusal(await rateIt(endpoint, order, SOLVED, { headers: { 'content-digest': '' } }))).toBe(
        '400 digest-malformed',
      )
      const why = { body: '{"why":"怕被认出来"}', key: order.key }
      expect(refusal(await put(endpoint, routes.withdrawn(order.id), why))).toBe('422 request-invalid')
    })

    it('"not solved" with the wish to reopen reopens, once; a lost answer is given again all the same', async () => {
      const order = await closedOrder(endpoint)
      const unsolved = { sealed: await sealed(endpoint, UNSOLVED) }
      expect((await rateIt(endpoint, order, {}, unsolved)).statusCode).toBe(201)
      expect(await lookUp(endpoint, order)).toMatchObject({ state: 'working', steps: { length: 5 } })
      expect(await fileOf(order.caseId)).toMatchObject({ state: 'accepted', reopenedByReporter: true })
      const lost = await rateIt(endpoint, order, {}, unsolved)
      expect([lost.statusCode, lost.headers.connection]).toEqual([200, 'close'])
      expect(refusal(await rateIt(endpoint, order))).toBe('409 not-closed')

      await close(endpoint, order.caseId)
      // Sealed bytes that are known are the old ones on their way once more, not the same opinion again.
      expect((await rateIt(endpoint, order, {}, unsolved)).statusCode).toBe(200)
      expect(await lookUp(endpoint, order)).toMatchObject({ state: 'done', rating: 'open', reopens: false })
      expect((await rateIt(endpoint, order, UNSOLVED)).statusCode).toBe(201)
      expect(await fileOf(order.caseId)).toMatchObject({ state: 'rated', reopened: 1, ratings: { length: 2 } })
    })

    it('of a burden report changes nothing before the release', async () => {
      const followed = await closedMatter()
      expect(await lookUp(endpoint, followed)).toMatchObject({ state: 'done', rating: 'open', reopens: true })
      const before = await fileOf(followed.caseId)
      expect((await rateIt(endpoint, followed, UNSOLVED)).statusCode).toBe(201)
      expect((await rateIt(endpoint, followed, UNSOLVED)).statusCode).toBe(200)
      expect(refusal(await rateIt(endpoint, followed))).toBe('409 rating-differs')
      expect(await fileOf(followed.caseId)).toEqual(before)
      expect((await lookUp(endpoint, followed)).rating).toBe('given')
      // Nor does a start of the server do it, which comes between releases.
      expect(await endpoint.store.followUps.held(10)).toEqual([])
      await release(endpoint)
      expect(await fileOf(followed.caseId)).toMatchObject({ state: 'accepted', ratings: [{ solved: false }] })
      expect((await rateIt(endpoint, followed, UNSOLVED)).statusCode).toBe(200)
      // What their reporters are told changes with the release after that.
      expect((await lookUp(endpoint, followed)).state).toBe('done')
      await release(endpoint)
      expect((await lookUp(endpoint, followed)).state).toBe('working')
    })

    it('of a burden report acts once, though two processes apply what was held at the same moment', async () => {
      const reports = [await file(endpoint, 'burden'), await file(endpoint, 'burden'), await file(endpoint, 'burden')]
      await release(endpoint)
      const caseId = await matter(endpoint, reports)
      await refute(endpoint, caseId)
      await release(endpoint)
      const [first, second, third] = reports as [Followed, Followed, Followed]
      await rateIt(endpoint, first, UNSOLVED)
      await rateIt(endpoint, second, UNSOLVED)
      await withdrawIt(endpoint, third)
      await endpoint.store.reports.release('held', undefined, endpoint.clock.day())
      const beside = await start({ beside: endpoint, clock: endpoint.clock })
      await Promise.all([endpoint, beside].map(({ store, context }) => applyFollowUps(store, context.cases)))
      const { ratings, reports: left, reopened } = await fileOf(caseId)
      // One wish reopens the case, and the opinion of the other counts all the same, whichever came first.
      expect([new Set(ratings.map(({ report }) => report)).size, ratings.length]).toEqual([2, 2])
      expect([left.length, reopened]).toEqual([2, 1])
      expect(await endpoint.store.followUps.held(10)).toEqual([])
    })

    it('of a matter that was reopened before the release finds nothing to act on', async () => {
      const followed = await closedMatter()
      await rateIt(endpoint, followed)
      const desk = { name: 'desk', party: 'desk' } as const
      await endpoint.context.cases.act(followed.caseId, undefined, { act: 'reopen', reason: '还没改' }, desk)
      await release(endpoint)
      expect((await fileOf(followed.caseId)).ratings).toEqual([])
      expect(await endpoint.store.followUps.held(10)).toEqual([])
    })
  })

  describe('a withdrawal', () => {
    it('needs no words: an empty body does, with or without a digest of it', async () => {
      for (const body of ['', '{}']) {
        const followed = await file(endpoint, 'grid')
        expect((await withdrawIt(endpoint, followed, { body })).statusCode, body).toBe(201)
      }
      const { id, key } = await file(endpoint, 'grid')
      const bare = { method: 'PUT', url: routes.withdrawn(id), headers: { authorization: `Bearer ${key}` } } as const
      expect((await endpoint.app.inject(bare)).statusCode).toBe(201)
    })

    it('of a work order ends it, and deletes what was said; said twice it is one', async () => {
      const followed = await file(endpoint, 'grid', { text: '三楼漏水，找王某', contact: '13912345678' })
      const caseId = await caseOf(endpoint, followed)
      const first = await withdrawIt(endpoint, followed)
      expect([first.statusCode, first.json()]).toEqual([201, { day: '2026-06-17' }])
      expect((await withdrawIt(endpoint, followed)).statusCode).toBe(200)
      expect((await fileOf(caseId)).state).toBe('withdrawn')
      const { ref = '' } = (await followedReport(endpoint, followed)) ?? {}
      expect((await endpoint.store.reading.get(ref))?.body).not.toMatch(/漏水|contact/)
      const { receipt, ...told } = await lookUp(endpoint, followed)
      expect(receipt.id).toBe(followed.id)
      expect(told).toEqual({
        ...{ state: 'done', withdrawn: true, day: '2026-06-17', replies: [] },
        steps: [{ state: 'received', day: '2026-06-17' }],
      })
      expect(refusal(await rateIt(endpoint, followed))).toBe('410 report-gone')
    })

    it('of one whose case the server has not opened yet opens none', async () => {
      const { key, accessHash } = accessKey()
      const id = newId()
      const report = { version: 1, kind: 'grid', place: endpoint.grid.places[0]?.code, category: 'LEK', accessHash }
      await fileReport(endpoint, report, { id })
      const followed = { id, key, report }
      expect((await withdrawIt(endpoint, followed)).statusCode).toBe(201)
      expect(await endpoint.store.cases.uncased(10)).toEqual([])
      expect((await lookUp(endpoint, followed)).withdrawn).toBe(true)
    })

    it('of one of several leaves the work order to the others', async () => {
      const [one, other] = [await file(endpoint, 'grid'), await file(endpoint, 'grid')]
      const [caseId, into] = [await caseOf(endpoint, one), await caseOf(endpoint, other)]
      const desk = { name: 'desk', party: 'desk' } as const
      expect((await endpoint.context.cases.merge(caseId, 1, into, 1, desk)).name).toBe('done')
      expect((await withdrawIt(endpoint, one)).statusCode).toBe(201)
      expect(await fileOf(into)).toMatchObject({ state: 'submitted', reports: { length: 1 } })
      expect((await lookUp(endpoint, one)).withdrawn).toBe(true)
      expect((await lookUp(endpoint, other)).withdrawn).toBeUndefined()
    })

    it('comes too late once the work order has ended', async () => {
      const order = await closedOrder(endpoint)
      expect(refusal(await withdrawIt(endpoint, order))).toBe('409 withdrawn-late')
      expect((await lookUp(endpoint, order)).answer?.text).toBe('已经修好了')
    })

    it('of a burden report before its release: it never appears, and sent once more it is gone', async () => {
      const own = await start()
      const followed = await file(own, 'burden')
      await file(own, 'burden')
      expect((await withdrawIt(own, followed)).statusCode).toBe(201)
      expect((await withdrawIt(own, followed, { sealed: await sealed(own, { version: 1 }) })).statusCode).toBe(200)
      expect((await lookUp(own, followed)).withdrawn).toBe(true)
      await release(own)
      expect(await own.store.reading.count({ kinds: ['burden'], prefix: '' }, 10)).toBe(1)
      const [total] = await own.store.tallies.exact.burden.cells({
        ...{ view: 'total', places: [own.installation.root], periods: ['2026'] },
      })
      expect(total?.n).toBe(1)
      expect(await own.store.check()).toEqual([])
      expect(refusal(await fileReport(own, followed.report, { id: followed.id }))).toBe('410 report-gone')
      expect(refusal(await fileReport(own, { ...followed.report, category: 'OTH' }, { id: followed.id }))).toBe(
        '409 report-differs',
      )
      expect(await lookUp(own, followed)).toMatchObject({
        state: 'done',
        withdrawn: true,
        receipt: { id: followed.id },
      })
      expect((await withdrawIt(own, followed)).statusCode).toBe(200)
      expect(refusal(await rateIt(own, followed))).toBe('410 report-gone')
    })

    it('of a released burden report: with the next release it leaves its matter, and its words are gone', async () => {
      const followed = await file(endpoint, 'burden', { subtypes: ['MTG-01'] })
      const other = await file(endpoint, 'burden')
      await release(endpoint)
      const caseId = await matter(endpoint, [followed, other])
      const figures = () =>
        endpoint.store.tallies.exact.burden.cells({
          ...{ view: 'total', places: [endpoint.installation.root], periods: ['2026'] },
        })
      const before = await figures()
      expect((await withdrawIt(endpoint, followed)).statusCode).toBe(201)
      expect((await fileOf(caseId)).reports).toHaveLength(2)
      expect((await lookUp(endpoint, followed)).withdrawn).toBe(true)
      await release(endpoint)
      expect((await fileOf(caseId)).reports).toHaveLength(1)
      const { ref = '' } = (await followedReport(endpoint, followed)) ?? {}
      expect((await endpoint.store.reading.get(ref))?.body).not.toContain('MTG-01')
      expect(await figures()).toEqual(before)
      expect(await endpoint.store.check()).toEqual([])
      expect((await withdrawIt(endpoint, followed)).statusCode).toBe(200)
      expect((await lookUp(endpoint, other)).withdrawn).toBeUndefined()
    })

    it('of a released burden report in no matter deletes its words with the next release', async () => {
      const followed = await file(endpoint, 'burden')
      await release(endpoint)
      await withdrawIt(endpoint, followed)
      await release(endpoint)
      expect((await followedReport(endpoint, followed))?.withdrawn).toBe(true)
      expect(await endpoint.store.followUps.held(10)).toEqual([])
    })

    it('is the last word: further messages get 410', async () => {
      const message = (on: Endpoint, { id, key }: Followed) =>
        put(on, routes.message(id, newId()), { body: '{"version":1,"sealed":"QUJD"}', key })
      const grid = await file(endpoint, 'grid')
      const [waiting, released] = [await file(endpoint, 'burden'), await file(endpoint, 'burden')]
      for (const followed of [grid, waiting, released]) {
        expect((await message(endpoint, followed)).statusCode).toBe(201)
        await withdrawIt(endpoint, followed)
        expect(refusal(await message(endpoint, followed))).toBe('410 report-gone')
      }
      await release(endpoint)
      for (const followed of [grid, waiting, released])
        expect(refusal(await message(endpoint, followed))).toBe('410 report-gone')
    })
  })
})
