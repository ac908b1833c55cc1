import { staffRoutes } from '../../../contract/api.ts'
import type { SealedContent } from '../../../contract/sealed-content.ts'
import type { StaffReport } from '../../../contract/staff/reports.ts'
import { fetchBytes } from '../opened/fetch-bytes.ts'
import { openPhoto } from '../opened/open-photo.ts'
import { reEncode } from '../opened/re-encode.ts'

export type Photo =
  | { readonly name: 'shown'; readonly picture: Blob }
  | { readonly name: 'damaged' | 'waiting' | 'offline' }

/** Asks for one photo; may be asked again. */
export type PhotoSource = () => Promise<Photo>

const shown = async (jpeg: Uint8Array<ArrayBuffer>): Promise<Photo> => {
  const picture = await reEncode(jpeg)
  return picture ? { name: 'shown', picture } : { name: 'damaged' }
}

/** The photos of a report: a cadre's inside the seal, piece by piece; a resident's at their own addresses. */
export function photoSources(
  report: StaffReport,
  content: SealedContent | undefined,
  identities: readonly string[],
): PhotoSource[] {
  const { ref } = report
  const sealed = (content?.photos ?? []).map(
    (photo): PhotoSource =>
      async () => {
        const opened = await openPhoto(photo, identities, (piece) => fetchBytes(staffRoutes.piece(ref, piece)))
        if (opened.name === 'opened') return shown(new Uint8Array(opened.content))
        return { name: opened.name === 'offline' ? 'offline' : 'damaged' }
      },
  )
  const open = (report.photos ?? []).map(
    (photo, position): PhotoSource =>
      async () => {
        if (photo === 'waiting') return { name: 'waiting' }
        if (photo === 'unreadable') return { name: 'damaged' }
        const fetched = await fetchBytes(staffRoutes.photo(ref, position))
        if (fetched.name === 'done') return shown(fetched.bytes)
        return { name: fetched.name === 'offline' ? 'offline' : 'damaged' }
      },
  )
  return [...sealed, ...open]
}
