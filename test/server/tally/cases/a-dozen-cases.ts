import type { CaseEvent } from '../../../../src/contract/staff/cases/events.ts'
import type { Party } from '../../../../src/contract/staff/cases/moves.ts'
import { runClocks } from '../../../../src/server/cases/chores/run-clocks.ts'
import type { Intended } from '../../../../src/server/cases/types.ts'
import type { Endpoint } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN, VILLAGE } from '../../../setup/places.ts'

/** A Monday, ten in the morning in Shanghai. With five working days the limit ends with the next Monday. */
export const START = '2026-06-01T02:00:00Z'
/** When all is counted: a Saturday of the same month. */
export const END = '2026-06-20T02:00:00Z'
export const PROPERTY = 'PRP'
export const RUBBISH = 'GBG'

/** Units and a limit of five working days for everything. */
export async function furnishUnits({ store, installation }: Endpoint): Promise<void> {
  const entry = { at: START, who: 'a', act: 'unit-saved', subject: '-' } as const
  await store.units.save({ code: 'SRJ', name: '市容局', place: COUNTY }, entry)
  await store.units.save({ code: 'ZJJ', name: '住建局', place: COUNTY }, entry)
  await store.caseSettings.saveRouting(
    { place: installation.root, category: '*', lead: 'SRJ', assists: [], limit: { unit: 'workingDays', amount: 5 } },
    entry,
  )
}

/** Cases of residents, told by what happens to them and when: hours after `START`. */
export function office({ context, clock, store }: Endpoint) {
  let reports = 0
  const at = (hours: number) => clock.set(new Date(Date.parse(START) + hours * 3_600_000).toISOString())
  const actor = (party: Party, unit?: string, name = unit ?? party) => ({
    ...{ name, party },
    ...(unit === undefined ? {} : { unit }),
  })

  async function act(id: string, hours: number, intended: Intended, by = actor('desk')): Promise<void> {
    at(hours)
    const outcome = await context.cases.act(id, undefined, intended, by)
    if (outcome.name !== 'done') throw new Error(`${intended.act}: ${JSON.stringify(outcome)}`)
  }
  async function submitted(hours = 0, category = RUBBISH, place = VILLAGE): Promise<string> {
    at(hours)
    reports += 1
    const report = reports.toString(16).padStart(32, '0')
    const opened = await context.cases.open({ act: 'open', line: 'grid', place, category, report }, actor('server'), [])
    if (opened.name !== 'opened') throw new Error(opened.name)
    return opened.id
  }
  const reportOf = async (id: string) => {
    const first = (await store.cases.get(id))?.events[0] as CaseEvent
    return 'report' in first ? first.report : ''
  }
  return {
    act,
    submitted,
    actor,
    async accepted(hours = 0, category = RUBBISH, place = VILLAGE) {
      const id = await submitted(hours, category, place)
      await act(id, hours, { act: 'accept' })
      return id
    },
    dispatch: (id: string, hours: number, lead: string) => act(id, hours, { act: 'dispatch', lead, assists: [] }),
    take: (id: string, hours: number, unit: string) => act(id, hours, { act: 'take' }, actor('lead', unit)),
    giveBack: (id: string, hours: number, unit: string) =>
      act(id, hours, { act: 'return', reason: '不归我们管' }, actor('lead', unit)),
    async done(id: string, hours: number, unit: string) {
      await act(id, hours, { act: 'finish', answer: '已经办好' }, actor('lead', unit))
      await act(id, hours, { act: 'close' })
    },
    async rate(
      id: string,
      hours: number,
      solved: boolean,
      grade?: 'very-satisfied' | 'fairly-satisfied' | 'dissatisfied',
    ) {
      const closing = (await context.cases.read(id))?.file.closings ?? 0
      const rating = { solved, reasons: [], ...(grade && { grade }) }
      await act(id, hours, { act: 'rate', report: await reportOf(id), closing, rating }, actor('reporter'))
    },
    reportOf,
    /** A town calls a unit, which answers and is scored. */
    async scored(unit: string, score: number) {
      at(0)
      const opened = await context.cases.open(
        { act: 'open', line: 'whistle', category: RUBBISH, place: TOWN, summary: '垃圾没人管', units: [unit] },
        actor('desk'),
        [],
      )
      if (opened.name !== 'opened') throw new Error(opened.name)
      const { id } = opened
      await act(id, 1, { act: 'arrive' }, actor('lead', unit))
      await act(id, 2, { act: 'finish', answer: '清走了' }, actor('lead', unit))
      await act(id, 3, { act: 'score', scores: [{ unit, score }] })
    },
    /** The clocks say what they have to say, and everything is counted. */
    async count(instant = END) {
      clock.set(instant)
      await runClocks(store, context.cases)
      await store.caseFigures.fold()
    },
  }
}

/**
 * Thirteen work orders, accepted on the first of June; SRJ and ZJJ are the units.
 *
 * | case | what happens | counts as |
 * |---|---|---|
 * | 1 | SRJ takes after 1 h, done after 30 h; rated solved, very satisfied | done, on time |
 * | 2 | SRJ takes after 25 h, done after 50 h; rated not solved, dissatisfied | done, on time, not taken in time |
 * | 3 | ZJJ returns, SRJ takes in time, done after 60 h | done, on time, two dispatches, a return |
 * | 4 | SRJ, extended by three working days, done after 216 h, past the first limit | done, on time, extended |
 * | 5 | ZJJ takes in time, done after 264 h, past its limit; another category | done, late |
 * | 6 | ZJJ never takes it | open, passed |
 * | 7 | shelved at once, no unit | open, passed |
 * | 8 | accepted, then declined | nothing |
 * | 9 | accepted, then merged into 6 | nothing |
 * | 10 | accepted, then withdrawn | nothing |
 * | 11 | never accepted | nothing |
 * | 12 | accepted on the 19th, taken in time | open, its limit has not passed |
 * | 13 | SRJ takes in time, done after 10 h, rated not solved, reopened, taken again, done after 48 h, rated solved, fairly satisfied | done, on time, reopened |
 */
export async function aDozenCases(endpoint: Endpoint): Promise<void> {
  const { act, accepted, submitted, dispatch, take, giveBack, done, rate, reportOf, actor, count } = office(endpoint)
  const one = await accepted()
  await dispatch(one, 0, 'SRJ')
  await take(one, 1, 'SRJ')
  await done(one, 30, 'SRJ')
  await rate(one, 31, true, 'very-satisfied')

  const two = await accepted()
  await dispatch(two, 0, 'SRJ')
  await take(two, 25, 'SRJ')
  await done(two, 50, 'SRJ')
  await rate(two, 51, false, 'dissatisfied')

  const three = await accepted()
  await dispatch(three, 0, 'ZJJ')
  await giveBack(three, 2, 'ZJJ')
  await dispatch(three, 3, 'SRJ')
  await take(three, 4, 'SRJ')
  await done(three, 60, 'SRJ')

  const four = await accepted()
  await dispatch(four, 0, 'SRJ')
  await take(four, 1, 'SRJ')
  await act(four, 2, { act: 'ask-extension', days: 3, reason: '要等配件' }, actor('lead', 'SRJ'))
  await act(four, 3, { act: 'grant-extension' })
  await done(four, 216, 'SRJ')

  const five = await accepted(0, PROPERTY)
  await dispatch(five, 0, 'ZJJ')
  await take(five, 1, 'ZJJ')
  await done(five, 264, 'ZJJ')

  const six = await accepted()
  await dispatch(six, 0, 'ZJJ')

  await act(await accepted(), 1, { act: 'shelve', reason: '等上级安排' })
  await act(await accepted(), 1, { act: 'decline', reason: '不是公共设施' })

  const nine = await accepted()
  await act(nine, 1, { act: 'merge', into: six, intoVersion: 3 })
  await act(six, 1, { act: 'join', from: nine, reports: [await reportOf(nine)] }, actor('server'))

  const ten = await accepted()
  await act(ten, 1, { act: 'withdraw', report: await reportOf(ten) }, actor('reporter'))
  await submitted()

  const twelve = await accepted(18 * 24)
  await dispatch(twelve, 18 * 24, 'SRJ')
  await take(twelve, 18 * 24 + 1, 'SRJ')

  const thirteen = await accepted()
  await dispatch(thirteen, 0, 'SRJ')
  await take(thirteen, 1, 'SRJ')
  await done(thirteen, 10, 'SRJ')
  await rate(thirteen, 11, false)
  await act(thirteen, 12, { act: 'reopen', report: await reportOf(thirteen) }, actor('reporter'))
  await take(thirteen, 13, 'SRJ')
  await done(thirteen, 48, 'SRJ')
  await rate(thirteen, 49, true, 'fairly-satisfied')
  await count()
}
