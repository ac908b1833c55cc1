import { LEVEL_DIGITS } from '../../../../contract/place-code.ts'
import type { CaseAct } from '../../../../contract/staff/cases/acts.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import type { OpenedCase } from '../../../cases/desk.ts'
import type { CaseFile, World } from '../../../cases/types.ts'
import type { StaffRow } from '../../../store/staff/types.ts'
import type { Context } from '../../context.ts'
import { reachable } from './reach.ts'
import { type Unfit, unfitToJoin } from './unfit-to-join.ts'

/** What is wrong with an act beyond its schema and beyond the case itself: it names something that is not there for this member. */
export async function actFault(
  body: CaseAct,
  { file }: OpenedCase,
  member: StaffRow,
  { store, cases, places }: Pick<Context, 'store' | 'cases' | 'places'>,
): Promise<Unfit | undefined> {
  switch (body.act) {
    case 'join':
      return unfitToJoin(store, body.reports, file.place, member)
    case 'confirm':
      return isWithin(body.area, member.place) && (await places.known(body.area))
        ? undefined
        : invalid('/area', 'is not a place of your scope')
    case 'merge': {
      const into = body.into === file.id ? undefined : await reachable(cases, body.into, member)
      const isAlike = into?.file.line === file.line && countyOf(into.file.place) === countyOf(file.place)
      return isAlike ? undefined : invalid('/into', 'is no other work order of this county')
    }
    case 'dispatch':
    case 'redirect':
      return file.line === 'burden' ? undefined : foreignUnit(body, file, member, await cases.world())
    case 'finish':
      for (const [index, number] of (body.photos ?? []).entries())
        if (!(await store.cases.photo(file.id, number))) return invalid(`/photos/${index}`, 'is no photo of this case')
      return undefined
    default:
      return undefined
  }
}

/**
 * A resident's words, contact and address go to units that are in charge of the place, or that the desk itself is in charge of,
 * and to no other. (Who may be sent a matter was decided when it was confirmed.)
 */
function foreignUnit(
  { lead, assists }: { readonly lead: string; readonly assists: readonly string[] },
  file: CaseFile,
  member: StaffRow,
  { placeOfUnit }: World,
): Unfit | undefined {
  const index = [lead, ...assists].findIndex((unit) => {
    const place = placeOfUnit(unit)
    return place !== undefined && !isWithin(file.place, place) && !isWithin(place, member.place)
  })
  if (index < 0) return undefined
  return invalid(index === 0 ? '/lead' : `/assists/${index - 1}`, 'is a unit of another place')
}

const countyOf = (place: string): string => place.slice(0, LEVEL_DIGITS.county)

const invalid = (path: string, message: string): Unfit => ({ name: 'invalid', errors: [{ path, message }] })
