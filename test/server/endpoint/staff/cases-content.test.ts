import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { ANSWER_PHOTO_BYTES, MOST_CASE_PHOTOS } from '../../../../src/contract/staff/cases/case.ts'
import { settleGridPhotos } from '../../../../src/server/endpoint/grid-photos.ts'
import { masked } from '../../../../src/server/endpoint/staff/cases/masked.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN } from '../../../setup/places.ts'
import { faultPaths, hexOf, putPart, refusal } from '../../../setup/reports.ts'
import type { SignedIn } from '../../../setup/staff.ts'
import { act, aWorkOrder, look, type Office, office, queue, send, UNITS, view } from './cases-for-tests.ts'

const CONTACT = '13812341234'
const ADDRESS = '幸福小区3号楼402'
const PLACE_OF_PHOTO = 'GPSVERSION-SECRET'

describe('a masked contact', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138-1234-5678', '861****5678'],
    ['0631-5200000', '063****0000'],
    ['5200000', '5****'],
    ['王女士 13812345678', '王****'],
    ['😀好', '😀****'],
    ['王', '****'],
    ['', '****'],
  ])('of %s is %s', (whole, shown) => {
    expect(masked(whole)).toBe(shown)
  })
})

forEachEndpoint((start) => {
  let endpoint: Endpoint
  let people: Office
  beforeAll(async () => {
    endpoint = await start()
    people = await office(endpoint, COUNTY, TOWN)
  })
  const dispatched = async (report: object = {}) => {
    const order = await aWorkOrder(endpoint, report)
    await act(endpoint, order.id, people.desk, { act: 'accept' })
    await act(endpoint, order.id, people.desk, { act: 'dispatch', lead: UNITS.county, assists: [UNITS.town] })
    return order
  }

  describe('contact and address of a resident', () => {
    const ask = (id: string, who: SignedIn) => send(endpoint, 'POST', staffRoutes.caseContact(id), who)

    it('are shown masked, and whole only to desk and leading unit, each look written down and shown', async () => {
      const { id } = await dispatched({ contact: CONTACT, address: ADDRESS })
      const { desk, housing, clerk, supervisor } = people
      expect((await ask(id, housing)).json()).toEqual({ contacts: [{ contact: CONTACT, address: ADDRESS }] })
      endpoint.clock.set('2026-06-17T02:01:00Z')
      expect((await ask(id, desk)).json()).toEqual({ contacts: [{ contact: CONTACT, address: ADDRESS }] })
      expect(refusal(await ask(id, clerk)), 'an assisting unit').toBe('403 not-yours')
      expect(refusal(await ask(id, supervisor))).toBe('403 not-yours')
      for (const who of [desk, housing, clerk, supervisor, people.reviewer]) {
        const text = (await look(endpoint, id, who)).body + JSON.stringify(await queue(endpoint, who))
        for (const whole of [CONTACT, ADDRESS]) expect(text).not.toContain(whole)
        const { grid, contactViews } = await view(endpoint, id, who)
        expect(grid?.[0]).toMatchObject({ contact: '138****1234', address: '幸****' })
        expect(contactViews?.map((one) => one.who)).toEqual([housing.member.name, desk.member.name])
      }
      const seen = await endpoint.store.audit.list(9, undefined, undefined, 'contact-seen')
      expect(seen.map(({ who, subject }) => [who, subject])).toEqual([
        [desk.member.name, id],
        [housing.member.name, id],
      ])
    })

    it('that nobody left are not there, and neither are those of other lines', async () => {
      const { id } = await dispatched()
      expect((await ask(id, people.housing)).json()).toEqual({ contacts: [{}] })
      const whistle = { line: 'whistle', category: 'GBG', place: TOWN, summary: '垃圾', units: [UNITS.county] }
      const opened = await send(endpoint, 'POST', staffRoutes.cases, people.townDesk, whistle)
      expect(refusal(await ask(opened.json<{ id: string }>().id, people.housing))).toBe('404 not-found')
    })
  })

  describe('photos', () => {
    const picture = () => sharp({ create: { width: 64, height: 48, channels: 3, background: '#3a3' } })
    const upload = (id: string, who: SignedIn, bytes: Buffer, type = 'image/jpeg') =>
      send(endpoint, 'POST', staffRoutes.casePhotos(id), who, bytes, type)
    const show = (id: string, number: number, who: SignedIn) =>
      send(endpoint, 'GET', staffRoutes.casePhoto(id, number), who)

    it('of an answer lose what a camera wrote into them, and lie encrypted', async () => {
      const { id } = await dispatched()
      const jpeg = await picture()
        .withExif({ IFD0: { ImageDescription: PLACE_OF_PHOTO } })
        .jpeg()
        .toBuffer()
      expect(jpeg.includes(PLACE_OF_PHOTO)).toBe(true)
      const taken = await upload(id, people.housing, jpeg)
      expect([taken.statusCode, taken.json()]).toEqual([201, { number: 1 }])
      const shown = await show(id, 1, people.desk)
      expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-disposition': 'inline' })
      expect((await sharp(shown.rawPayload).metadata()).exif).toBeUndefined()
      expect(shown.rawPayload.includes(PLACE_OF_PHOTO)).toBe(false)
      const stored = Buffer.from((await endpoint.store.cases.photo(id, 1)) ?? [])
      expect(stored.length > 0 && !stored.includes(shown.rawPayload.subarray(0, 64))).toBe(true)
      await act(endpoint, id, people.housing, { act: 'take' })
      const finished = await act(endpoint, id, people.housing, { act: 'finish', answer: '已清运', photos: [1] })
      expect(finished.photos).toEqual([1])
      expect(refusal(await show(id, 2, people.desk))).toBe('404 not-found')
    })

    it('that are none, too large or of another type are refused', async () => {
      const { id } = await dispatched()
      const png = await picture().png().toBuffer()
      const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)])
      for (const bytes of [png, broken, Buffer.from('<svg/>')])
        expect(refusal(await upload(id, people.housing, bytes))).toBe('422 request-invalid')
      expect(refusal(await upload(id, people.housing, png, 'image/png'))).toBe('415 media-type')
      expect(refusal(await upload(id, people.housing, Buffer.from('{}'), 'application/json'))).toBe('415 media-type')
      const large = Buffer.alloc(ANSWER_PHOTO_BYTES + 1, 1)
      expect(refusal(await upload(id, people.housing, large))).toBe('413 too-large')
      expect(refusal(await upload(id, people.housing, Buffer.alloc(ANSWER_PHOTO_BYTES, 1)))).toBe('422 request-invalid')
    })

    it('are taken from those who work on the case, while it is open, and no more than it needs', async () => {
      const { id } = await dispatched()
      const jpeg = await picture().jpeg().toBuffer()
      expect(refusal(await upload(id, people.supervisor, jpeg))).toBe('403 not-yours')
      expect(refusal(await upload(id, people.civil, jpeg)), 'another unit').toBe('404 not-found')
      const numbers: number[] = []
      for (const who of [people.desk, people.housing, people.clerk])
        numbers.push((await upload(id, who, jpeg)).json<{ number: number }>().number)
      while (numbers.length < MOST_CASE_PHOTOS)
        numbers.push((await upload(id, people.housing, jpeg)).json<{ number: number }>().number)
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(faultPaths(await upload(id, people.housing, jpeg))).toEqual([''])
      const declined = await aWorkOrder(endpoint)
      await act(endpoint, declined.id, people.desk, { act: 'decline', reason: '重复反映' })
      expect(refusal(await upload(declined.id, people.desk, jpeg))).toBe('409 move-refused')
    })

    it('that a resident sent are shown to the unit, too, as one look a minute', async () => {
      const jpeg = await picture().jpeg().toBuffer()
      await putPart(endpoint, jpeg)
      const { id, ref } = await dispatched({ photos: [{ type: 'image/jpeg', parts: [hexOf(jpeg)] }] })
      expect((await view(endpoint, id, people.housing)).grid?.[0]?.photos).toEqual(['waiting'])
      await settleGridPhotos(endpoint.store, endpoint.context.cipher)
      expect((await view(endpoint, id, people.housing)).grid?.[0]?.photos).toEqual(['ready'])
      const ask = (of: string, who = people.housing) =>
        send(endpoint, 'GET', staffRoutes.caseReportPhoto(id, of, 0), who)
      for (let round = 0; round < 2; round++)
        expect((await sharp((await ask(ref)).rawPayload).metadata()).width).toBe(64)
      const entries = await endpoint.store.audit.list(9, undefined, people.housing.member.name, 'case-photo-read')
      expect(entries.filter(({ subject }) => subject === id)).toHaveLength(1)
      const other = await aWorkOrder(endpoint)
      expect(refusal(await ask(other.ref)), 'of a report of another case').toBe('404 not-found')
      expect(refusal(await ask(ref, people.civil)), 'for another unit').toBe('404 not-found')
    })
  })
})
