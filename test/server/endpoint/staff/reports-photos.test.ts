import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { settleGridPhotos } from '../../../../src/server/endpoint/grid-photos.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { aBurden, aGrid, hexOf, putPart, refusal } from '../../../setup/reports.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'
import { peek } from '../../store/reports-for-tests.ts'
import { acts, ask, list, released } from './reports-for-tests.ts'

const PIECES = [randomBytes(900), randomBytes(800), randomBytes(700)] as const
const [FIRST, SECOND, OTHERS] = PIECES

forEachEndpoint((start) => {
  describe('pieces of a sealed photo', () => {
    let endpoint: Endpoint
    let reviewer: SignedIn
    let ref: string
    const piece = (bytes: Uint8Array, who = reviewer) => ask(endpoint, staffRoutes.piece(ref, hexOf(bytes)), who)
    /** Puts bytes in the place of a stored piece, as somebody with the disk in hand would. */
    const replace = (bytes: Uint8Array, by: (stored: Uint8Array) => Promise<Uint8Array> | Uint8Array) =>
      peek(endpoint.location, async (db) => {
        const name = endpoint.context.keys.ofPart(hexOf(bytes))
        const row = await db.selectFrom('parts').select('bytes').where('sha256', '=', name).executeTakeFirstOrThrow()
        await db
          .updateTable('parts')
          .set({ bytes: await by(row.bytes) })
          .where('sha256', '=', name)
          .execute()
      })
    beforeAll(async () => {
      endpoint = await start()
      reviewer = await signedIn(endpoint, { role: 'reviewer' })
      for (const bytes of PIECES) await putPart(endpoint, bytes)
      await released(endpoint, aBurden(endpoint, { parts: [FIRST, SECOND].map(hexOf) }))
      ref = (await list(endpoint, reviewer)).reports[0]?.ref ?? ''
      await released(endpoint, aBurden(endpoint, { category: 'DOC', parts: [hexOf(OTHERS)] }))
    })

    it('come as they were sent, and only through the report that needs them', async () => {
      const answer = await piece(FIRST)
      expect(answer.rawPayload.equals(FIRST)).toBe(true)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': 'inline',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      expect(refusal(await piece(OTHERS))).toBe('404 not-found')
      expect(refusal(await piece(randomBytes(5)))).toBe('404 not-found')
      const elsewhere = await signedIn(endpoint, { role: 'reviewer', place: '371082000000' })
      expect(refusal(await piece(FIRST, elsewhere))).toBe('404 not-found')
      expect(refusal(await piece(FIRST, await signedIn(endpoint, { role: 'supervisor' })))).toBe('404 not-found')
    })

    it('that were replaced on the disk are said to be damaged, and the rest is answered', async () => {
      await replace(SECOND, (stored) => Buffer.concat([stored.subarray(0, -1), Buffer.from([1])]))
      expect(refusal(await piece(SECOND))).toBe('410 damaged')
      expect((await piece(FIRST)).statusCode).toBe(200)
      expect((await ask(endpoint, staffRoutes.report(ref), reviewer)).statusCode).toBe(200)
    })

    it('that were exchanged for those of another report are not taken for their own', async () => {
      const { keys } = endpoint.context
      const others = await endpoint.store.parts.get(keys.ofPart(hexOf(OTHERS)))
      await replace(SECOND, () => others ?? new Uint8Array())
      expect(refusal(await piece(SECOND))).toBe('410 damaged')
    })

    it('are one look a minute, however many pieces there are', async () => {
      const who = await signedIn(endpoint, { role: 'reviewer' })
      for (let round = 0; round < 3; round++) await piece(FIRST, who)
      endpoint.clock.set('2026-06-17T02:01:00Z')
      await piece(FIRST, who)
      expect(await acts(endpoint, who)).toEqual([`photo-read ${ref}`, `photo-read ${ref}`])
    })
  })

  describe('photos of a grid report', () => {
    it('wait, are shown, or are said to be unreadable or damaged', async () => {
      const endpoint = await start()
      const who = await signedIn(endpoint, { role: 'dispatcher' })
      const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
        .jpeg()
        .toBuffer()
      const rubbish = Buffer.from('rubbish')
      for (const bytes of [jpeg, rubbish]) await putPart(endpoint, bytes)
      const photos = [jpeg, rubbish].map((bytes) => ({ type: 'image/jpeg', parts: [hexOf(bytes)] }))
      await released(endpoint, aGrid(endpoint, { photos }))
      const ref = (await list(endpoint, who)).reports[0]?.ref ?? ''
      const states = async () => (await ask(endpoint, staffRoutes.report(ref), who)).json().photos
      const photo = (position: number | string) => ask(endpoint, staffRoutes.photo(ref, position), who)
      expect(await states()).toEqual(['waiting', 'waiting'])
      expect(refusal(await photo(0))).toBe('404 not-found')
      expect(refusal(await ask(endpoint, staffRoutes.piece(ref, hexOf(jpeg)), who))).toBe('404 not-found')
      await settleGridPhotos(endpoint.store, endpoint.context.cipher)
      expect(await states()).toEqual(['ready', 'unreadable'])
      const shown = await photo(0)
      expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-disposition': 'inline' })
      expect((await sharp(shown.rawPayload).metadata()).width).toBe(40)
      expect(refusal(await photo(1))).toBe('404 not-found')
      expect(refusal(await photo(6))).toBe('422 request-invalid')
      await peek(endpoint.location, (db) =>
        db
          .updateTable('photos')
          .set({ bytes: Buffer.alloc(100) })
          .where('position', '=', 0)
          .execute(),
      )
      expect(refusal(await photo(0))).toBe('410 damaged')
      expect(await acts(endpoint, who)).toContain(`photo-read ${ref}`)
    })
  })
})
