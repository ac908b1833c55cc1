import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import type { CaseFile, Dispatched, FileUnit } from './types.ts'
import { isWith, leadOf } from './units-of.ts'
import { without } from './without.ts'

type Sending = Extract<CaseEvent, { act: 'dispatch' | 'redirect' | 'hand-over' | 'reopen' }>

/** Events after which a case lies with units anew, and their 24 hours begin. */
export function applyDispatch(file: CaseFile, event: Sending): CaseFile {
  switch (event.act) {
    case 'dispatch':
    case 'redirect': {
      const fresh = without(file, 'extension', 'answer', 'finisher')
      return { ...fresh, ...called(fresh, event, event.lead, event.assists), state: 'dispatched' }
    }
    case 'hand-over':
      return handOver(file, event.unit, event.to, event)
    case 'reopen': {
      const again = {
        ...without(file, 'takeDue', 'answer', 'finisher', 'closedAt', 'publish'),
        reopened: file.reopened + 1,
        reopenedByReporter: file.reopenedByReporter || event.party === 'reporter',
        passed: false,
        archived: false,
        measures: [],
        photos: [],
        said: [],
        ...(event.due === undefined ? {} : { due: event.due }),
      }
      const units = file.units.filter((unit) => isWith(unit) && !event.ceased?.includes(unit.unit))
      // Who took it first goes on with it (首接负责); nobody did, or it has ceased: the desk finds somebody.
      const lead = leadOf({ units })
      if (!lead) return { ...again, units: [], state: 'accepted' }
      const assists = units.filter(({ part }) => part === 'assist').map(({ unit }) => unit)
      return { ...again, ...called(again, event, lead.unit, assists), state: 'dispatched' }
    }
  }
}

/** Units as they are called, and the dispatches that begin: of a whistle one for each unit, for each has to arrive. */
export function called(
  { line, dispatches, said }: Pick<CaseFile, 'line' | 'dispatches' | 'said'>,
  { at, takeDue = at }: CaseEvent,
  lead: string,
  assists: readonly string[],
): Pick<CaseFile, 'units' | 'dispatches' | 'takeDue' | 'said'> {
  const asked = line === 'whistle' ? [lead, ...assists] : [lead]
  return {
    units: [
      { unit: lead, part: 'lead', state: 'called' },
      ...assists.map((unit): FileUnit => ({ unit, part: 'assist', state: 'called' })),
    ],
    dispatches: [...dispatches, ...asked.map((unit): Dispatched => ({ unit, at, takeDue }))],
    takeDue,
    said: said.filter(({ clock }) => clock !== 'take'),
  }
}

/** A unit that ceases leaves its place to another one, which has not taken it on yet. */
function handOver(file: CaseFile, from: string, to: string, event: Sending): CaseFile {
  const { confirmed } = file
  const units = heirs(file, from, to)
  const handed: CaseFile = {
    ...file,
    units,
    ...(confirmed
      ? { confirmed: { ...confirmed, units: [...new Set(confirmed.units.map((unit) => (unit === from ? to : unit)))] } }
      : {}),
  }
  const isAtWork = file.state === 'dispatched' || file.state === 'taken' || file.state === 'working'
  const wasAsked = file.line === 'whistle' || leadOf(file)?.unit === from
  if (!isAtWork || !wasAsked) return handed
  const { at, takeDue = at } = event
  const begun = {
    ...without(handed, 'extension'),
    takeDue,
    dispatches: [...file.dispatches, { unit: to, at, takeDue }],
  }
  return {
    ...begun,
    state: file.line === 'whistle' ? file.state : 'dispatched',
    said: file.said.filter(({ clock }) => clock !== 'take'),
  }
}

/**
 * Units when one has left its place to another. One that is on the case already goes on as it was, unless it has to lead from now
 * on; of a whistle it is asked anew, for each unit answers for itself.
 */
function heirs({ line, units }: CaseFile, from: string, to: string): readonly FileUnit[] {
  const heir = units.find((unit) => unit.unit === to && isWith(unit))
  const left = units.find(({ unit }) => unit === from)
  if (heir && line !== 'whistle' && left?.part !== 'lead') return units.filter((unit) => unit !== left)
  const part = heir?.part === 'lead' ? 'lead' : left?.part
  return units
    .filter(({ unit }) => unit !== to)
    .map((unit) => (unit === left ? { unit: to, part: part ?? unit.part, state: 'called' } : unit))
}
