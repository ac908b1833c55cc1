import { describe, expect, it } from 'vitest'
import { decide } from '../../../src/server/cases/decide.ts'
import type { Actor, CaseFile, Intended } from '../../../src/server/cases/types.ts'
import { actorOf, COUNTY, did, opened, reportName, worldAt } from './a-case.ts'

const NOW = '2026-06-17T02:00:00.000Z'
const LATER = '2026-06-18T02:00:00.000Z'
const desk: Actor = { name: '派单员', party: 'desk' }
const otherDesk: Actor = { name: '区派单员', party: 'desk' }
const reviewer: Actor = { name: '研判员', party: 'reviewer' }
const reporter = actorOf('reporter')
const unit = (code: string, party: 'lead' | 'assist' = 'lead'): Actor => ({ name: `${code}的人`, party, unit: code })

const answer = (file: CaseFile, intended: Intended, actor: Actor) => decide(file, intended, actor, worldAt(NOW))
const having = (file: CaseFile, ...steps: readonly (readonly [Intended, Actor])[]): CaseFile =>
  steps.reduce((now, [intended, actor]) => did(now, intended, actor, NOW), file)

const accepted = having(opened('grid', NOW), [{ act: 'accept' }, desk])
const dispatched = having(accepted, [{ act: 'dispatch', lead: 'SRJ', assists: ['ZJJ'] }, desk])
const taken = having(dispatched, [{ act: 'take' }, unit('SRJ')])
const finished = having(taken, [{ act: 'finish', answer: '清走了' }, unit('SRJ')])
const closed = having(finished, [{ act: 'close' }, desk])

describe('a second person closes', () => {
  it('so a clerk who answered by oneself cannot, and another one can', () => {
    const own = having(accepted, [{ act: 'finish', answer: '已经处理' }, desk])
    expect(answer(own, { act: 'close' }, desk)).toEqual({ name: 'second-person' })
    expect(answer(own, { act: 'close' }, otherDesk).name).toBe('decided')
  })

  it('also when it was found that there is nothing to it', () => {
    const refuted = having(opened('burden', NOW), [{ act: 'refute', answer: '没有这样的要求' }, reviewer])
    expect(answer(refuted, { act: 'close' }, reviewer)).toEqual({ name: 'second-person' })
    expect(answer(refuted, { act: 'close' }, { ...reviewer, name: '另一位研判员' }).name).toBe('decided')
  })
})

describe('a matter is sent to allowed units only', () => {
  const matter = opened('burden', NOW)
  const confirmed = having(matter, [{ act: 'confirm', area: COUNTY, units: ['SRJ', 'CITY'] }, reviewer])

  it('and to nobody before it was confirmed', () => {
    expect(answer(matter, { act: 'dispatch', lead: 'SRJ', assists: [] }, desk)).toEqual({ name: 'move-refused' })
  })

  it('so a unit that was not allowed is refused, also as an assisting one', () => {
    expect(answer(confirmed, { act: 'dispatch', lead: 'SRJ', assists: ['ZJJ'] }, desk)).toEqual({
      name: 'unit-refused',
      unit: 'ZJJ',
    })
  })

  it('and an office of a town can never be allowed: there everybody knows who complains', () => {
    expect(answer(matter, { act: 'confirm', area: COUNTY, units: ['SRJ', 'TOWN'] }, reviewer)).toEqual({
      name: 'unit-refused',
      unit: 'TOWN',
    })
  })

  it('and its area is never made narrower than a county, nor than it was', () => {
    const wide = having(matter, [{ act: 'confirm', area: '371000000000', units: ['CITY'] }, reviewer])
    expect(answer(matter, { act: 'confirm', area: '371002001000', units: ['CITY'] }, reviewer)).toMatchObject({
      name: 'invalid',
    })
    expect(answer(wide, { act: 'confirm', area: COUNTY, units: ['CITY'] }, reviewer)).toMatchObject({ name: 'invalid' })
  })

  it('and a handler cannot send it on, only return it', () => {
    const sent = having(confirmed, [{ act: 'dispatch', lead: 'SRJ', assists: [] }, desk])
    expect(answer(sent, { act: 'redirect', lead: 'CITY', assists: [], reason: '不归我们' }, unit('SRJ'))).toEqual({
      name: 'move-refused',
    })
    expect(answer(sent, { act: 'return', reason: '不归我们' }, unit('SRJ')).name).toBe('decided')
  })
})

describe('a unit', () => {
  it('that has ceased, is unknown or stands twice is sent nothing', () => {
    for (const [lead, assists] of [
      ['GONE', []],
      ['SRJ', ['SRJ']],
      ['SRJ', ['NOBODY']],
    ] as const)
      expect(answer(accepted, { act: 'dispatch', lead, assists: [...assists] }, desk).name).toBe('unit-refused')
  })

  it('that was not sent a case can do nothing with it', () => {
    expect(answer(dispatched, { act: 'take' }, unit('CITY'))).toEqual({ name: 'move-refused' })
    expect(answer(dispatched, { act: 'take' }, unit('ZJJ'))).toEqual({ name: 'move-refused' })
  })

  it('that assists arrives once, and nothing of the case moves by it', () => {
    const there = having(dispatched, [{ act: 'arrive' }, unit('ZJJ', 'assist')])
    expect(there.state).toBe('dispatched')
    expect(answer(there, { act: 'arrive' }, unit('ZJJ', 'assist'))).toEqual({ name: 'move-refused' })
  })

  it('asks for one extension at a time, and consent moves the limit by working days', () => {
    const asked = having(taken, [{ act: 'ask-extension', days: 2, reason: '等配件' }, unit('SRJ')])
    expect(answer(asked, { act: 'ask-extension', days: 2, reason: '等配件' }, unit('SRJ'))).toEqual({
      name: 'move-refused',
    })
    expect(answer(taken, { act: 'grant-extension' }, desk)).toEqual({ name: 'move-refused' })
    // Accepted on Wednesday the 17th, five working days: the end of the 24th; two more: the end of Friday the 26th, in Shanghai.
    expect(taken.due).toBe('2026-06-24T16:00:00.000Z')
    expect(having(asked, [{ act: 'grant-extension' }, desk]).due).toBe('2026-06-26T16:00:00.000Z')
    expect(having(asked, [{ act: 'refuse-extension', reason: '等不起' }, desk]).due).toBe(taken.due)
  })
})

describe('a reporter', () => {
  const [report = ''] = closed.reports
  const rating = { solved: false, grade: 'dissatisfied', reasons: ['not-solved'] } as const
  const rate: Intended = { act: 'rate', report, closing: 1, rating: { ...rating, reasons: [...rating.reasons] } }

  it('rates each closing once', () => {
    const rated = having(closed, [rate, reporter])
    expect(answer(rated, rate, reporter)).toEqual({ name: 'move-refused' })
    expect(answer(closed, { ...rate, closing: 2 }, reporter)).toEqual({ name: 'move-refused' })
    expect(answer(finished, { ...rate, closing: 1 }, reporter)).toEqual({ name: 'move-refused' })
  })

  it('of another case can do nothing here', () => {
    expect(answer(closed, { ...rate, report: reportName(5) }, reporter)).toEqual({ name: 'move-refused' })
  })

  it('reopens once; the unit that had it has it again, with new clocks, and the answer is gone', () => {
    const again = did(closed, { act: 'reopen', report }, reporter, LATER)
    expect(again).toMatchObject({ state: 'dispatched', reopened: 1, takeDue: '2026-06-19T02:00:00.000Z' })
    expect(again.units.map(({ unit: code, part, state }) => [code, part, state])).toEqual([
      ['SRJ', 'lead', 'called'],
      ['ZJJ', 'assist', 'called'],
    ])
    expect(again.answer).toBeUndefined()
    const closedAgain = having(
      again,
      [{ act: 'take' }, unit('SRJ')],
      [{ act: 'finish', answer: '这回好了' }, unit('SRJ')],
      [{ act: 'close' }, desk],
    )
    expect(answer(closedAgain, { act: 'reopen', report }, reporter)).toEqual({ name: 'move-refused' })
    expect(answer(closedAgain, { act: 'reopen', reason: '回访说没好' }, desk).name).toBe('decided')
  })

  it('who is one of several leaves, and the case goes on for the others', () => {
    const two = having(accepted, [{ act: 'join', from: reportName(40), reports: [reportName(2)] }, actorOf('server')])
    expect(answer(two, { act: 'withdraw', report }, reporter)).toEqual({ name: 'move-refused' })
    expect(having(two, [{ act: 'leave', report }, reporter])).toMatchObject({
      state: 'accepted',
      reports: [reportName(2)],
    })
    expect(having(accepted, [{ act: 'withdraw', report }, reporter]).state).toBe('withdrawn')
  })
})

describe('a whistle', () => {
  const called = opened('whistle', NOW)

  it('waits until all units that were called have arrived', () => {
    const one = having(called, [{ act: 'arrive' }, unit('ZJJ', 'assist')])
    expect(one).toMatchObject({ state: 'taken', takeDue: called.takeDue })
    expect(having(one, [{ act: 'arrive' }, unit('SRJ')]).takeDue).toBeUndefined()
  })

  it('is finished by the last answer, and scored unit by unit', () => {
    const both = having(called, [{ act: 'arrive' }, unit('SRJ')], [{ act: 'arrive' }, unit('ZJJ', 'assist')])
    const half = having(both, [{ act: 'finish', answer: '已清运' }, unit('SRJ')])
    expect(half.state).toBe('working')
    const whole = having(half, [{ act: 'finish', answer: '已加固' }, unit('ZJJ', 'assist')])
    expect(whole.state).toBe('finished')
    expect(answer(whole, { act: 'score', scores: [{ unit: 'SRJ', score: 90 }] }, desk)).toMatchObject({
      name: 'invalid',
    })
    expect(
      having(whole, [
        {
          act: 'score',
          scores: [
            { unit: 'SRJ', score: 90 },
            { unit: 'ZJJ', score: 70 },
          ],
        },
        desk,
      ]),
    ).toMatchObject({ state: 'closed', closings: 1 })
  })

  it('that its leading unit returns is led by the next one, and by nobody when all have', () => {
    const one = having(called, [{ act: 'return', reason: '不归我们' }, unit('SRJ')])
    expect(one.units.find(({ part }) => part === 'lead')?.unit).toBe('ZJJ')
    expect(having(one, [{ act: 'return', reason: '也不归我们' }, unit('ZJJ')]).state).toBe('accepted')
  })
})
