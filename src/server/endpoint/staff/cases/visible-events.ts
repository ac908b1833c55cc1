import type { CaseEvent } from '../../../../contract/staff/cases/events.ts'
import type { CaseActName } from '../../../../contract/staff/cases/moves.ts'
import { apply, fileOf } from '../../../cases/apply.ts'
import type { OpenedCase } from '../../../cases/desk.ts'
import type { CaseFile } from '../../../cases/types.ts'
import { isWith } from '../../../cases/units-of.ts'
import type { StaffRow } from '../../../store/staff/types.ts'

/** Each of them says that there was one report more, or one less. */
const TELL_OF_REPORTS: readonly CaseActName[] = ['join', 'leave', 'rate']
/** What the office settles among itself. */
const OF_THE_OFFICE: readonly CaseActName[] = ['rewrite', 'confirm', 'refute', 'outside', 'publish']

/**
 * What somebody may know to have happened, oldest first. Of a burden case nobody but a reviewer learns how many reports it has,
 * and a handler learns only what happened while the case lay with the own unit.
 *
 * Later events add to the end and never change what was visible before: how many there are is the version this member acts on.
 * The true one would count the hidden events.
 */
export function visibleEvents({ file, events }: Pick<OpenedCase, 'file' | 'events'>, member: StaffRow) {
  if (file.line !== 'burden' || member.role === 'reviewer') return events
  const known = member.role === 'handler' ? whileWith(member.unit, file.id, events) : events
  return known.filter(({ act }) => !TELL_OF_REPORTS.includes(act))
}

function whileWith(unit: string | null, id: string, events: readonly CaseEvent[]): CaseEvent[] {
  const liesThere = (file: CaseFile | undefined) => file?.units.some((one) => one.unit === unit && isWith(one)) ?? false
  let file: CaseFile | undefined
  return events.flatMap((event) => {
    const layThere = liesThere(file)
    file = file ? apply(file, event) : fileOf(id, [event])
    return (layThere || liesThere(file)) && !isOfTheOffice(event) ? [withoutPublication(event)] : []
  })
}

/** A reviewer's notes are for the desk: what the unit is to know is said with an act towards it. */
const isOfTheOffice = ({ act, party }: CaseEvent): boolean =>
  OF_THE_OFFICE.includes(act) || (act === 'note' && party === 'reviewer')

function withoutPublication(event: CaseEvent): CaseEvent {
  if (event.act !== 'close') return event
  const { publish, ...told } = event
  return told
}
