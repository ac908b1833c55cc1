import type { CaseEvent } from '../../../src/contract/staff/cases/events.ts'

/**
 * What the figures of a case must be, counted a second way: along its events, from the definitions of `docs/case-figures.md`,
 * without anything of the engine's.
 */
export function recount(events: readonly CaseEvent[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  const add = (item: string, n = 1) => {
    sums[item] = (sums[item] ?? 0) + n
  }
  const [opening] = events
  const line = opening?.act === 'open' ? opening.line : 'grid'
  let accepted = line === 'grid' ? '' : (opening?.at ?? '')
  let due = opening?.due ?? ''
  let closed = ''
  let passed = false
  let extended = false
  let isVoid = false
  const calls: { unit: string; until: string; settled: boolean }[] = []
  const call = (units: readonly string[], until: string) => {
    for (const unit of units) {
      add('dispatched')
      calls.push({ unit, until, settled: false })
    }
  }
  // Units a whistle is with; of the other lines the leading one alone.
  let asked: readonly string[] = []
  for (const event of events) {
    const { act, at, takeDue = '', byUnit = '' } = event
    if (event.act === 'open' && event.line === 'whistle') {
      asked = event.units
      call(asked, takeDue)
    }
    if (act === 'accept') accepted = at
    if (act === 'accept' || act === 'grant-extension' || act === 'reopen') due = event.due ?? due
    if (event.act === 'dispatch' || event.act === 'redirect') {
      asked = line === 'whistle' ? [event.lead, ...event.assists] : [event.lead]
      call(asked, takeDue)
    }
    if (act === 'take' || (act === 'arrive' && line === 'whistle')) {
      const own = calls.filter(({ unit }) => unit === byUnit).at(-1)
      if (own && at <= own.until) add('taken-in-time')
    }
    if (act === 'return' && (line === 'whistle' || event.party === 'lead')) add('returned')
    if (act === 'return' && (line === 'whistle' || event.party === 'lead'))
      asked = asked.filter((unit) => unit !== byUnit)
    if (act === 'resume') asked = []
    if (act === 'grant-extension') {
      add('extensions')
      extended = true
      passed = due <= at
    }
    if (act === 'limit') passed = true
    if (act === 'close' || act === 'score') closed = at
    if (event.act === 'score')
      for (const { score } of event.scores) {
        add('scored')
        add('score-sum', score)
      }
    if (act === 'reopen') {
      add('reopened')
      passed = false
      closed = ''
      call(asked, takeDue)
    }
    if (event.act === 'rate') {
      const { solved, grade } = event.rating
      add('rated')
      if (solved) add('solved')
      if (grade) add('graded')
      if (grade && !grade.includes('dissatisfied')) add('satisfied')
    }
    if (act === 'decline' || act === 'merge' || act === 'withdraw') isVoid = true
  }
  if (isVoid || accepted === '') return {}
  add('accepted')
  if (passed) add('passed')
  if (closed) add('done')
  if (closed && passed) add('done-passed')
  if (closed && closed <= due) add('on-time')
  if (extended) add('extended')
  return sums
}
