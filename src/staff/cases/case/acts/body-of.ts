import { type CaseAct, MOST_ASSISTS } from '../../../../contract/staff/cases/acts.ts'
import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import type { Draft, MeasureDraft } from './draft.ts'
import type { StaffAct } from './staff-act.ts'

export type Missing = 'text' | 'lead' | 'units' | 'area' | 'scores' | 'into' | 'reports' | 'measures' | 'many'
export type Body = { readonly name: 'ready'; readonly body: CaseAct } | { readonly name: Missing }

const ready = (body: CaseAct): Body => ({ name: 'ready', body })

/** The body of an act as the contract wants it, from what was filled in; or the first thing that is missing. */
export function bodyOf(act: StaffAct, view: Pick<CaseView, 'version' | 'units'>, draft: Draft): Body {
  const { version } = view
  const text = draft.text.trim()
  switch (act) {
    case 'accept':
    case 'take':
    case 'arrive':
    case 'grant-extension':
    case 'resume':
      return ready({ act, version })
    case 'urge':
      return ready({ act, version, ...(text && { note: text }) })
    case 'close':
      if (!draft.publish) return ready({ act, version })
      return text ? ready({ act, version, publish: text }) : { name: 'text' }
    case 'dispatch':
    case 'redirect':
      return dispatchOf(act, version, text, draft)
    case 'score':
      return scoreOf(view, draft)
    case 'merge':
      return draft.into
        ? ready({ act, version, into: draft.into.id, intoVersion: draft.into.version })
        : { name: 'into' }
    case 'confirm':
      if (!draft.area) return { name: 'area' }
      return draft.units.length > 0
        ? ready({ act, version, area: draft.area, units: [...draft.units] })
        : { name: 'units' }
    case 'join':
      return { name: 'reports' }
    default:
      return text ? wordsOf(act, version, text, draft) : { name: 'text' }
  }
}

/** Acts that are nothing without words. */
function wordsOf(
  act: Exclude<
    StaffAct,
    | 'accept'
    | 'take'
    | 'arrive'
    | 'grant-extension'
    | 'resume'
    | 'urge'
    | 'close'
    | 'dispatch'
    | 'redirect'
    | 'score'
    | 'merge'
    | 'confirm'
    | 'join'
  >,
  version: number,
  text: string,
  draft: Draft,
): Body {
  switch (act) {
    case 'refute':
    case 'outside':
      return ready({ act, version, answer: text })
    case 'progress':
    case 'note':
      return ready({ act, version, note: text })
    case 'rewrite':
      return ready({ act, version, summary: text })
    case 'ask-extension':
      return ready({ act, version, reason: text, days: draft.days })
    case 'finish':
      return finishOf(version, text, draft)
    default:
      return ready({ act, version, reason: text })
  }
}

function dispatchOf(act: 'dispatch' | 'redirect', version: number, text: string, draft: Draft): Body {
  const assists = draft.assists.filter((unit) => unit !== draft.lead)
  if (!draft.lead) return { name: 'lead' }
  if (assists.length > MOST_ASSISTS) return { name: 'many' }
  const { lead } = draft
  if (act === 'dispatch') return ready({ act, version, lead, assists, ...(text && { note: text }) })
  return text ? ready({ act, version, lead, assists, reason: text }) : { name: 'text' }
}

/** A row that was opened and left empty counts as none. */
const isEmpty = ({ what, unit, before, after }: MeasureDraft): boolean =>
  !what.trim() && !unit.trim() && before === '' && after === ''

function finishOf(version: number, answer: string, draft: Draft): Body {
  const rows = draft.measures.filter((row) => !isEmpty(row))
  const measures = rows.flatMap(({ what, unit, before, after }) =>
    what.trim() && before !== '' && after !== '' ? [{ what: what.trim(), unit: unit.trim(), before, after }] : [],
  )
  if (measures.length < rows.length) return { name: 'measures' }
  const photos = draft.photos.map(({ number }) => number)
  return ready({
    act: 'finish',
    version,
    answer,
    ...(measures.length > 0 && { measures }),
    ...(photos.length > 0 && { photos }),
  })
}

/** Exactly the units that have answered. */
export const toScore = ({ units }: Pick<CaseView, 'units'>): CaseView['units'] =>
  units.filter(({ state }) => state === 'answered')

function scoreOf(view: Pick<CaseView, 'version' | 'units'>, draft: Draft): Body {
  const asked = toScore(view)
  const scores = asked.flatMap(({ unit }) => {
    const score = draft.scores[unit]
    return typeof score === 'number' && Number.isInteger(score) && score >= 0 && score <= 100 ? [{ unit, score }] : []
  })
  return scores.length === asked.length && asked.length > 0
    ? ready({ act: 'score', version: view.version, scores })
    : { name: 'scores' }
}
