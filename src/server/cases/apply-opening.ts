import type { CaseEvent } from '../../contract/staff/cases/events.ts'
import { called } from './apply-dispatch.ts'
import type { CaseFile } from './types.ts'

type Opening = Extract<CaseEvent, { act: 'open' }>

/** A work order waits for its desk; a matter counts from its opening; a whistle is with its units at once. */
export function applyOpening(id: string, event: Opening): CaseFile {
  const blank = {
    id,
    line: event.line,
    category: event.category,
    version: 0,
    opened: event.at,
    units: [],
    dispatches: [],
    extensions: 0,
    supervised: false,
    measures: [],
    photos: [],
    closings: 0,
    reopened: 0,
    reopenedByReporter: false,
    passed: false,
    said: [],
    ratings: [],
    scores: [],
    archived: false,
    ...(event.due === undefined ? {} : { due: event.due }),
    ...(event.takeDue === undefined ? {} : { takeDue: event.takeDue }),
  } as const
  switch (event.line) {
    case 'grid':
      return { ...blank, place: event.place, summary: '', state: 'submitted', reports: [event.report] }
    case 'burden': {
      const { area: place, summary, reports } = event
      return { ...blank, place, summary, reports, state: 'accepted', accepted: event.at }
    }
    case 'whistle': {
      const [lead = '', ...assists] = event.units
      const { place, summary } = event
      const begun = { ...blank, place, summary, reports: [], state: 'dispatched', accepted: event.at } as const
      return { ...begun, ...called(begun, event, lead, assists) }
    }
  }
}
