import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import type { NewNotice } from '../store/cases/types.ts'
import type { CaseFile } from './types.ts'
import { isWith, leadOf } from './units-of.ts'

/** Whom an event is news for; `unit` null: the office. Nothing but that something has happened leaves the house. */
export function noticesOf(event: CaseEvent, file: CaseFile): readonly NewNotice[] {
  const office = (about: string): readonly NewNotice[] => [{ about, unit: null }]
  const units = (about: string): readonly NewNotice[] => file.units.filter(isWith).map(({ unit }) => ({ about, unit }))
  const lead = (about: string): readonly NewNotice[] => [{ about, unit: leadOf(file)?.unit ?? null }]
  switch (event.act) {
    case 'open':
      return event.line === 'whistle' ? units('called') : office('new')
    case 'dispatch':
    case 'redirect':
      return units('dispatched')
    case 'hand-over':
      return [{ about: 'dispatched', unit: event.to }]
    case 'return':
      return office('returned')
    case 'ask-extension':
      return office('extension-asked')
    case 'grant-extension':
      return lead('extension-granted')
    case 'refuse-extension':
      return lead('extension-refused')
    case 'urge':
      return units('urged')
    case 'supervise':
      return [...office('supervised'), ...units('supervised')]
    case 'remind':
      return lead('reminded')
    case 'escalate':
      return [...office('overdue'), ...units('overdue')]
    case 'finish':
      return office('finished')
    case 'redo':
      return lead('redo')
    case 'reopen':
      return [...office('reopened'), ...units('reopened')]
    default:
      return []
  }
}
