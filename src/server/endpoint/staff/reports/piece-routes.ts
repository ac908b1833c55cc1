import Type from 'typebox'
import { MEDIA, staffRoutes } from '../../../../contract/api.ts'
import { HEX_32 } from '../../../../contract/encodings.ts'
import { LIMITS } from '../../../../contract/limits.ts'
import { PIECE } from '../../../../contract/staff/reports.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import { PART_CONTEXT, PHOTO_CONTEXT } from '../../clean-photo.ts'
import type { Context } from '../../context.ts'
import { sha256 } from '../../keys/report-keys.ts'
import type { staffRoutesOf } from '../guard.ts'
import { damaged, inline, unlessDamaged } from '../inline-bytes.ts'
import { onceAMinute } from './once-a-minute.ts'
import { READERS, reachable, unknownReport } from './scope.ts'

const ref = Type.String({ pattern: HEX_32 })
const position = Type.String({ pattern: `^[0-${LIMITS.photos - 1}]$` })

/** Photos: sealed ones piece by piece for the reviewers' browsers to open, those of the grid as the server has re-encoded them. */
export function pieceRoutes(route: ReturnType<typeof staffRoutesOf>, { store, keys, cipher, clock }: Context): void {
  const isNew = onceAMinute(clock)

  route({
    method: 'GET',
    url: staffRoutes.piece(':ref', ':sha256'),
    schema: {
      summary: 'A piece of a sealed photo, as it was sent',
      params: Type.Object({ ref, sha256: Type.String({ pattern: PIECE }) }),
    },
    roles: READERS,
    handle: async ({ params }, reply, { member }) => {
      const report = await reachable(store.reading, params.ref, member)
      const stored =
        report?.kind === 'burden' ? await store.reading.piece(report.ref, keys.ofPart(params.sha256)) : undefined
      if (!stored) return unknownReport(reply)
      await writeDown(member, params.ref)
      const piece = unlessDamaged(cipher, stored, PART_CONTEXT)
      // A piece put in the place of another opens all the same; its name tells.
      return piece && sha256(piece).toString('hex') === params.sha256
        ? inline(reply, MEDIA.part).send(piece)
        : damaged(reply)
    },
  })

  route({
    method: 'GET',
    url: staffRoutes.photo(':ref', ':position'),
    schema: { summary: 'A photo of a grid report', params: Type.Object({ ref, position }) },
    roles: READERS,
    handle: async ({ params }, reply, { member }) => {
      const report = await reachable(store.reading, params.ref, member)
      const stored = report && (await store.reading.photo(report.ref, Number(params.position)))
      if (!stored) return unknownReport(reply)
      await writeDown(member, params.ref)
      const photo = unlessDamaged(cipher, stored, PHOTO_CONTEXT)
      return photo ? inline(reply, 'image/jpeg').send(photo) : damaged(reply)
    },
  })

  async function writeDown({ name }: StaffRow, subject: string): Promise<void> {
    if (isNew(`${name} ${subject}`))
      await store.audit.add({ at: clock.now().toISOString(), who: name, act: 'photo-read', subject })
  }
}
