import { describe, expect, it } from 'vitest'
import type { Holiday } from '../../../src/contract/staff/cases/settings.ts'
import { duties } from '../../../src/server/cases/clocks/duties.ts'
import { isOverdue, nextDeadline } from '../../../src/server/cases/clocks/next-deadline.ts'
import { wakeOf } from '../../../src/server/cases/clocks/wake-of.ts'
import { workingTime } from '../../../src/server/cases/time/working-time.ts'
import type { Actor, CaseFile, Intended } from '../../../src/server/cases/types.ts'
import { actorOf, did, opened, worldAt } from './a-case.ts'

/** June 2026 in Weihai: the 12th is a Friday, and there is no holiday in this world unless a test makes one. */
const june = (day: number, time = '00:00') =>
  new Date(`2026-06-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString()
const desk: Actor = { name: '派单员', party: 'desk' }
const otherDesk: Actor = { name: '区派单员', party: 'desk' }
const unit: Actor = { name: '市容局的人', party: 'lead', unit: 'SRJ' }
const server = actorOf('server')

const say = (file: CaseFile, now: string) => duties(file, worldAt(now))
const wake = (file: CaseFile) => wakeOf(file, worldAt('2026-01-01T00:00:00.000Z'))
const having = (file: CaseFile, ...steps: readonly (readonly [Intended, Actor, string])[]): CaseFile =>
  steps.reduce((now, [intended, actor, at]) => did(now, intended, actor, at), file)
/** The case after the server has said what it has to say. */
const said = (file: CaseFile, now: string) =>
  say(file, now).reduce((after, intended) => did(after, intended, server, now), file)

const remind = (clock: 'take' | 'done') => ({ act: 'remind', clock })
const escalate = (clock: 'take' | 'done', step: 1 | 2) => ({ act: 'escalate', clock, step })

const submitted = opened('grid', june(12, '17:00'))
const accepted = having(opened('grid', june(11, '09:00')), [{ act: 'accept' }, desk, june(11, '10:00')])
const dispatched = having(accepted, [{ act: 'dispatch', lead: 'SRJ', assists: [] }, desk, june(11, '11:00')])
const taken = having(dispatched, [{ act: 'take' }, unit, june(11, '12:00')])

describe('what came in on a Friday evening', () => {
  it('is to be taken on within 24 clock hours: reminded four hours before, on a Saturday', () => {
    expect(wake(submitted)).toBe(june(13, '13:00'))
    expect(say(submitted, june(13, '12:59'))).toEqual([])
    expect(say(submitted, june(13, '13:00'))).toEqual([remind('take')])
    const reminded = said(submitted, june(13, '13:00'))
    expect(say(reminded, june(13, '16:59'))).toEqual([])
    expect(wake(reminded)).toBe(june(13, '17:00'))
  })

  it('is escalated at its limit and a day later, and then nothing more is said', () => {
    const late = said(said(submitted, june(13, '13:00')), june(13, '17:00'))
    expect(late.said.at(-1)).toEqual({ clock: 'take', what: 1 })
    expect(isOverdue(late, june(13, '17:00'))).toBe(true)
    expect(wake(late)).toBe(june(14, '17:00'))
    const later = said(late, june(14, '17:00'))
    expect(later.said.at(-1)).toEqual({ clock: 'take', what: 2 })
    expect(wake(later)).toBe(null)
  })

  it('wakes nobody any more once it was declined, until its contact goes after thirty days', () => {
    const declined = having(submitted, [{ act: 'decline', reason: '请拨打 95598' }, desk, june(12, '18:00')])
    expect(wake(declined)).toBe('2026-07-12T10:00:00.000Z')
    expect(say(declined, '2026-07-12T10:00:00.000Z')).toEqual([{ act: 'archive' }])
    expect(wake(said(declined, '2026-07-12T10:00:00.000Z'))).toBe(null)
  })
})

describe('the whole limit', () => {
  // Accepted on Thursday 11: Friday 12, Monday 15 to Thursday 18.
  it('of five working days is reminded of on the morning of the fourth', () => {
    expect(accepted.due).toBe(june(19))
    expect(wake(accepted)).toBe(june(17))
    expect(say(accepted, june(17))).toEqual([remind('done')])
  })

  it('of 24 hours is reminded of after twenty', () => {
    const file = { ...accepted, due: june(12, '10:00') }
    expect(wake(file)).toBe(june(12, '06:00'))
  })

  it('of one working day is reminded of by nothing: whoever accepts it has just read it', () => {
    const file = { ...accepted, due: june(13) }
    expect(wake(file)).toBe(june(13))
  })

  it('that has passed is escalated, and counts from then on', () => {
    const reminded = said(taken, june(17))
    expect(say(reminded, june(19))).toEqual([escalate('done', 1), { act: 'limit' }])
    const late = said(reminded, june(19))
    expect(late.passed).toBe(true)
    expect(wake(late)).toBe(june(20))
    expect(say(late, june(20))).toEqual([escalate('done', 2)])
  })

  it('runs beside that of the unit that has not taken it on', () => {
    expect(nextDeadline(dispatched)).toBe(june(12, '11:00'))
    expect(wake(dispatched)).toBe(june(12, '07:00'))
    expect(nextDeadline(taken)).toBe(june(19))
  })

  it('starts anew with an extension: reminded and escalated once more', () => {
    const late = said(said(taken, june(17)), june(19))
    const extended = having(
      late,
      [{ act: 'ask-extension', days: 2, reason: '等配件' }, unit, june(19, '08:00')],
      [{ act: 'grant-extension' }, desk, june(19, '09:00')],
    )
    // Friday 19, Monday 22.
    expect(extended.due).toBe(june(23))
    expect(isOverdue(extended, june(19, '09:00'))).toBe(false)
    expect(wake(extended)).toBe(june(19))
    expect(say(extended, june(19, '09:00'))).toEqual([remind('done')])
    expect(say(said(extended, june(19, '09:00')), june(23))).toEqual([escalate('done', 1), { act: 'limit' }])
  })
})

describe('a server that was down for three days', () => {
  it('says the last thing of each clock and no reminder of a limit that is gone', () => {
    expect(say(submitted, june(16, '17:00'))).toEqual([escalate('take', 2)])
    expect(say(dispatched, june(22))).toEqual([escalate('take', 2), { act: 'limit' }, escalate('done', 2)])
  })

  it('then has nothing left to say', () => {
    const after = said(dispatched, june(22))
    expect(say(after, june(22))).toEqual([])
    expect(wake(after)).toBe(null)
  })

  it('still reminds of a limit that has not come', () => {
    expect(say(taken, june(18, '23:59'))).toEqual([remind('done')])
  })
})

describe('a case that nobody works on', () => {
  it('is spared while it is shelved, but its limit passes: shelving is no way to look better', () => {
    const shelved = having(taken, [{ act: 'shelve', reason: '等省里立项' }, desk, june(15, '09:00')])
    expect(nextDeadline(shelved)).toBe(null)
    expect(wake(shelved)).toBe(june(19))
    const passed = said(shelved, june(19))
    expect(passed.passed).toBe(true)
    expect(passed.said).toEqual([])
    expect(isOverdue(passed, june(22))).toBe(false)
    const resumed = having(passed, [{ act: 'resume' }, desk, june(22, '09:00')])
    expect(isOverdue(resumed, june(22, '09:00'))).toBe(true)
    expect(say(resumed, june(22, '09:00'))).toEqual([escalate('done', 2)])
  })

  it('counts as having had its time although it was closed within it', () => {
    const closed = having(
      taken,
      [{ act: 'finish', answer: '清走了' }, unit, june(12, '09:00')],
      [{ act: 'close' }, otherDesk, june(12, '10:00')],
    )
    expect(nextDeadline(closed)).toBe(null)
    expect(wake(closed)).toBe(june(19))
    expect(say(closed, june(19))).toEqual([{ act: 'limit' }])
    const passed = said(closed, june(19))
    // Thirty days after 12 June, 10:00.
    expect(wake(passed)).toBe('2026-07-12T02:00:00.000Z')
    const archived = said(passed, '2026-07-12T02:00:00.000Z')
    expect(archived.state).toBe('archived')
    expect(wake(archived)).toBe(null)
  })

  it('and that was withdrawn or merged says nothing ever again', () => {
    const [report = ''] = taken.reports
    expect(wake(having(taken, [{ act: 'withdraw', report }, actorOf('reporter'), june(12)]))).toBe(null)
    expect(wake(having(accepted, [{ act: 'merge', into: 'x', intoVersion: 1 }, desk, june(12)]))).toBe(null)
  })

  it('with a verdict waits for the second person in silence, and its limit passes', () => {
    const reviewer: Actor = { name: '研判员', party: 'reviewer' }
    const refuted = having(opened('burden', june(11)), [{ act: 'refute', answer: '没有' }, reviewer, june(12)])
    // Fifteen working days from Thursday 11: the last is Thursday 2 July.
    expect(wake(refuted)).toBe('2026-07-02T16:00:00.000Z')
    expect(say(refuted, '2026-07-02T16:00:00.000Z')).toEqual([{ act: 'limit' }])
  })
})

describe('a case that is opened again', () => {
  it('has new clocks that have said nothing', () => {
    const late = said(said(taken, june(17)), june(19))
    const again = having(
      late,
      [{ act: 'finish', answer: '清走了' }, unit, june(22, '09:00')],
      [{ act: 'close' }, otherDesk, june(22, '10:00')],
      [{ act: 'reopen', reason: '又堆上了' }, desk, june(23, '10:00')],
    )
    expect(again.said).toEqual([])
    expect(wake(again)).toBe(june(24, '06:00'))
    // Wednesday 24 to Tuesday 30.
    expect(again.due).toBe('2026-06-30T16:00:00.000Z')
  })
})

describe('a whistle', () => {
  it('runs until the last unit has arrived', () => {
    const whistle = opened('whistle', june(11, '10:00'))
    const one = having(whistle, [{ act: 'arrive' }, unit, june(11, '11:00')])
    expect(say(one, june(12, '10:00'))).toEqual([escalate('take', 1)])
    const other: Actor = { name: '住建局的人', party: 'assist', unit: 'ZJJ' }
    const both = having(one, [{ act: 'arrive' }, other, june(11, '12:00')])
    expect(say(both, june(12, '10:00'))).toEqual([])
  })
})

describe('a holiday table that is imported later', () => {
  const withDays = (...holidays: Holiday[]) => ({
    ...worldAt(june(17)),
    time: workingTime('Asia/Shanghai', holidays),
  })

  it('moves no limit, only when it is reminded of', () => {
    const festival = withDays({ day: '2026-06-17', kind: 'off', name: '' })
    expect(wakeOf(taken, festival)).toBe(june(16))
    expect(duties(taken, festival)).toEqual([remind('done')])
  })

  it('can leave a case that has woken with nothing to say yet', () => {
    // Due at the end of Sunday 14, as if that had been a make-up day; by the old table Friday 12 was the day before.
    const file = { ...taken, due: june(15) }
    const [saturday, friday] = [withDays({ day: '2026-06-13', kind: 'work', name: '' }), worldAt(june(12))]
    expect(duties(file, friday)).toEqual([remind('done')])
    expect(duties(file, { ...saturday, now: june(12) })).toEqual([])
    expect(wakeOf(file, saturday)).toBe(june(13))
  })
})
