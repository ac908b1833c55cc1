import { describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { SimilarReports, StaffReport } from '../../../../src/contract/staff/reports.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, VILLAGE } from '../../../setup/places.ts'
import { aBurden, accessKey, aGrid, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { peek } from '../../store/reports-for-tests.ts'
import { acts, ask, list, released } from './reports-for-tests.ts'

const SEALED = Buffer.from('sealed words').toString('base64')
const ODD = `<img src=x onerror=alert(1)>\r\n=HYPERLINK("http://x")\t@SUM(1)\u202e${'长'.repeat(1900)}`

async function opened(endpoint: Endpoint, who: SignedIn, filters: Record<string, string> = {}) {
  const [summary] = (await list(endpoint, who, filters)).reports
  const answer = await ask(endpoint, staffRoutes.report(summary?.ref ?? ''), who)
  return { ref: summary?.ref ?? '', answer, report: answer.json<StaffReport>() }
}

forEachEndpoint((start) => {
  describe('a report that is opened', () => {
    it('is as it came, without contact, address, access hash and names of pieces', async () => {
      const endpoint = await start()
      const reviewer = await signedIn(endpoint, { role: 'reviewer' })
      const { accessHash } = accessKey()
      const said = { category: 'LEK', text: ODD, contact: '13912345678', address: '幸福小区3号楼', accessHash }
      await released(endpoint, aGrid(endpoint, said))
      const { answer, report } = await opened(endpoint, reviewer)
      expect(report).toMatchObject({ kind: 'grid', text: ODD, hasContact: true, photos: [], thread: [] })
      expect(String(answer.headers['content-type'])).toMatch(/^application\/json/)
      expect([answer.headers['cache-control'], answer.headers['x-content-type-options']]).toEqual([
        'no-store',
        'nosniff',
      ])
      for (const trace of [said.contact, said.address, accessHash, '"contact"', '"address"', 'accessHash'])
        expect(answer.body).not.toContain(trace)
    })

    it('keeps its seal: the server hands the age file over as it came', async () => {
      const endpoint = await start()
      const reviewer = await signedIn(endpoint, { role: 'reviewer' })
      const said = { period: 'week', quantities: { meetingsPerWeek: 6 }, wishes: ['CANCEL'] }
      await released(endpoint, aBurden(endpoint, { sealed: SEALED, ...said }))
      const { report } = await opened(endpoint, reviewer)
      expect(report).toMatchObject({ sealed: SEALED, ...said, thread: [] })
      for (const field of ['day', 'photos', 'hasContact', 'text']) expect(report).not.toHaveProperty(field)
    })

    it('out of reach is answered like one that is not there, and nothing of it is written down', async () => {
      const endpoint = await start()
      const reviewer = await signedIn(endpoint, { role: 'reviewer' })
      await released(endpoint, aBurden(endpoint), aGrid(endpoint))
      const burden = (await list(endpoint, reviewer, { kind: 'burden' })).reports[0]?.ref ?? ''
      const grid = (await list(endpoint, reviewer, { kind: 'grid' })).reports[0]?.ref ?? ''
      const elsewhere = await signedIn(endpoint, { role: 'reviewer', place: '371082000000' })
      const ofVillage = await signedIn(endpoint, { role: 'reviewer', place: VILLAGE })
      const dispatcher = await signedIn(endpoint, { role: 'dispatcher', place: COUNTY })
      const guessed = await ask(endpoint, staffRoutes.report('0'.repeat(32)), elsewhere)
      expect(refusal(guessed)).toBe('404 not-found')
      for (const [who, ref] of [
        [elsewhere, burden],
        [elsewhere, grid],
        [ofVillage, burden],
        [dispatcher, burden],
      ] as const) {
        for (const url of [staffRoutes.report(ref), staffRoutes.similar(ref), staffRoutes.photo(ref, 0)])
          expect((await ask(endpoint, url, who)).body).toBe(guessed.body)
        const reply = { sealed: 'cmVwbHk=', copy: 'Y29weQ==' }
        const put = { method: 'PUT', url: staffRoutes.reply(ref, '0'.repeat(32)), headers: who.headers, payload: reply }
        const answer = await endpoint.app.inject(put as { method: 'PUT' })
        if (who === dispatcher) expect(refusal(answer)).toBe('403 not-yours')
        else expect(answer.body).toBe(guessed.body)
        const act = { method: 'POST', url: staffRoutes.report(ref), headers: who.headers, payload: { act: 'printed' } }
        expect((await endpoint.app.inject(act as { method: 'POST' })).body).toBe(guessed.body)
        expect(await acts(endpoint, who)).toEqual([])
      }
      expect((await ask(endpoint, staffRoutes.report(grid), dispatcher)).statusCode).toBe(200)
      expect((await ask(endpoint, staffRoutes.report(grid), ofVillage)).statusCode).toBe(200)
    })

    it('is written down every time, and so is what leaves the page', async () => {
      const endpoint = await start()
      const who = await signedIn(endpoint, { role: 'reviewer' })
      await released(endpoint, aBurden(endpoint))
      const { ref } = await opened(endpoint, who)
      await ask(endpoint, staffRoutes.report(ref), who)
      for (const act of ['printed', 'copied', 'eaten'])
        await endpoint.app.inject({
          method: 'POST',
          url: staffRoutes.report(ref),
          headers: who.headers,
          payload: { act },
        })
      expect(await acts(endpoint, who)).toEqual([
        'reports-listed -',
        `report-read ${ref}`,
        `report-read ${ref}`,
        `report-printed ${ref}`,
        `report-copied ${ref}`,
      ])
    })
  })

  describe('a reply', () => {
    it('is stored once for reporter and colleagues; other bytes under its name are refused', async () => {
      const endpoint = await start()
      const who = await signedIn(endpoint, { role: 'reviewer' })
      await released(endpoint, aBurden(endpoint, { sealed: SEALED }))
      const { ref } = await opened(endpoint, who)
      await peek(endpoint.location, (db) =>
        db
          .insertInto('messages')
          .values({
            ref,
            mid: 'b'.repeat(32),
            from_reporter: 1,
            day: '2026-06-16',
            sealed: SEALED,
            copy: null,
            mid_mac: Buffer.alloc(32),
            digest_mask: Buffer.alloc(32),
          })
          .execute(),
      )
      expect((await list(endpoint, who, { unanswered: '1' })).total).toBe(1)
      const put = (payload: object, headers = who.headers) =>
        endpoint.app.inject({ method: 'PUT', url: staffRoutes.reply(ref, 'a'.repeat(32)), headers, payload })
      const reply = { sealed: 'cmVwbHk=', copy: 'Y29weQ==' }
      expect((await put(reply)).statusCode).toBe(201)
      expect((await put(reply)).statusCode).toBe(200)
      expect(refusal(await put({ ...reply, sealed: 'b3RoZXI=' }))).toBe('409 message-differs')
      expect(refusal(await put({ ...reply, sealed: 'b3RoZXI' }))).toBe('422 request-invalid')
      expect(refusal(await put(reply, { ...who.headers, origin: 'https://evil.example' }))).toBe('403 foreign-origin')
      const dispatcher = await signedIn(endpoint, { role: 'dispatcher' })
      expect(refusal(await put(reply, dispatcher.headers))).toBe('403 not-yours')
      const colleague = await signedIn(endpoint, { role: 'reviewer' })
      const { report } = await opened(endpoint, colleague)
      expect(report).toMatchObject({ messages: 1, replies: 1 })
      expect(report.thread).toEqual([
        { mid: 'b'.repeat(32), day: '2026-06-16', from: 'reporter', sealed: SEALED },
        { mid: 'a'.repeat(32), day: '2026-06-17', from: 'reviewer', sealed: 'Y29weQ==' },
      ])
      expect((await list(endpoint, who, { unanswered: '1' })).total).toBe(0)
      expect((await acts(endpoint, who)).filter((act) => act.startsWith('reply'))).toEqual([`reply-sent ${ref}`])
    })
  })

  describe('reports like one', () => {
    it('share category and weeks; what they have in common is counted, and the order is always the same', async () => {
      const endpoint = await start()
      const who = await signedIn(endpoint, { role: 'reviewer' })
      const county = endpoint.burden.places.find(({ level }) => level === 'county')?.code
      await released(
        endpoint,
        aBurden(endpoint, { subtypes: ['MTG-01', 'MTG-02'], issuerLevel: 'county', issuer: 'ORG' }),
      )
      const [{ ref = '' } = {}] = (await list(endpoint, who)).reports
      await released(
        endpoint,
        aBurden(endpoint, { subtypes: ['MTG-02'], issuerLevel: 'county', issuer: 'ORG' }),
        aBurden(endpoint, { place: county, subtypes: ['MTG-01', 'MTG-02'] }),
        aBurden(endpoint, { category: 'DOC' }),
      )
      endpoint.clock.set('2026-09-30T02:00:00Z')
      await released(endpoint, aBurden(endpoint, { subtypes: ['MTG-01', 'MTG-02'] }))
      const later = await signedIn(endpoint, { role: 'reviewer' })
      const similar = async () => (await ask(endpoint, staffRoutes.similar(ref), later)).json<SimilarReports>().reports
      const alike = await similar()
      // Sub-type 2, issuer 3, its level 1, area 2, week 1; and two sub-types 4, week 1. Another category and a far week are not there.
      expect(alike.map(({ score }) => score)).toEqual([9, 5])
      expect(alike.map(({ place }) => place)).toEqual([endpoint.burden.places[0]?.code, county])
      expect(await similar()).toEqual(alike)
    })
  })
})
