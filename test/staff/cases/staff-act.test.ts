// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { STAFF_CASE_ACTS } from '../../../src/contract/staff/cases/acts.ts'
import { type CaseActName, movesFrom } from '../../../src/contract/staff/cases/moves.ts'
import { CASE_STATES, LINES } from '../../../src/contract/staff/cases/states.ts'
import { actsOf, sayAct } from '../../../src/staff/cases/case/acts/staff-act.ts'
import { textOf } from '../../../src/staff/cases/case/acts/text-of.ts'

const main = (acts: readonly CaseActName[], confirmed = false) => actsOf({ acts: [...acts], confirmed }).main

describe('the large button', () => {
  it('is what somebody came for', () => {
    expect(main(['accept', 'decline', 'merge', 'note'])).toBe('accept')
    expect(main(['decline', 'dispatch', 'finish', 'shelve', 'note'])).toBe('dispatch')
    expect(main(['take', 'return'])).toBe('take')
    expect(main(['return', 'progress', 'ask-extension', 'finish'])).toBe('finish')
    expect(main(['redo', 'close', 'note'])).toBe('close')
    expect(main(['grant-extension', 'refuse-extension', 'urge', 'redirect'])).toBe('grant-extension')
  })

  it('of a matter is its confirmation first, and then its dispatch', () => {
    expect(main(['confirm', 'refute', 'outside', 'join'])).toBe('confirm')
    expect(main(['confirm', 'dispatch', 'refute', 'join'], true)).toBe('dispatch')
  })

  it('never ends or reopens a case by a slip of the thumb', () => {
    for (const line of LINES)
      for (const state of CASE_STATES) {
        const acts = movesFrom(line, state, ['desk', 'reviewer', 'supervisor', 'lead', 'assist']).map(({ act }) => act)
        expect(['decline', 'withdraw', 'reopen', 'refute', 'outside', 'shelve', 'return']).not.toContain(main(acts))
      }
  })
})

it('every act that staff may do stands on exactly one button, and has words', () => {
  const all = Object.keys(STAFF_CASE_ACTS) as (keyof typeof STAFF_CASE_ACTS)[]
  const { main: first, others } = actsOf({ acts: all })
  expect([first, ...others].toSorted()).toEqual(all.toSorted())
  for (const act of all) expect(sayAct(act, { line: 'grid' })).not.toBe('')
})

it('what a server, a reporter or a clock does is offered to nobody', () => {
  expect(actsOf({ acts: ['rate', 'leave', 'remind', 'archive'] })).toEqual({ others: [] })
})

it('a reason can be pressed instead of typed', () => {
  for (const act of ['return', 'decline', 'shelve', 'redo', 'supervise', 'refuse-extension', 'ask-extension'] as const)
    expect(textOf(act).chips.length).toBeGreaterThan(1)
})

it('no ready-made reason is longer than a reason may be', () => {
  for (const act of Object.keys(STAFF_CASE_ACTS) as (keyof typeof STAFF_CASE_ACTS)[])
    for (const chip of textOf(act).chips) expect(chip.length).toBeLessThanOrEqual(textOf(act).most)
})
