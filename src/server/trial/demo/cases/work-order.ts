import type { Rating } from '../../../../contract/follow-up.ts'
import { limitOf } from '../../../../contract/staff/cases/limits.ts'
import type { Routing } from '../../../../contract/staff/cases/settings.ts'
import type { CaseState } from '../../../../contract/staff/cases/states.ts'
import { SERVER } from '../../../cases/chores/server-actor.ts'
import { routingFor } from '../../../cases/load-world.ts'
import type { World } from '../../../cases/types.ts'
import type { Dice } from '../dice.ts'
import { DESK, handlerOf, REPORTER, SUPERVISOR } from './people.ts'
import { type Teller, teller } from './teller.ts'

export interface ToTell {
  readonly ref: string
  readonly place: string
  readonly category: string
  /** ISO instant of the report. */
  readonly from: string
}

const ANSWERS = [
  '师傅上门处理好了，有问题请再联系我们。',
  '现场已经清理，我们会多巡查几次。',
  '已经修好，换了新的。',
  '和业主商量过，下周一起整改，这几天先做了防护。',
]
const GRADES = ['very-satisfied', 'satisfied', 'fairly-satisfied', 'dissatisfied', 'very-dissatisfied'] as const

/** Where the latest work orders of the demo stand, so that there are some in every state. */
export const LATEST = [
  ...['submitted', 'accepted', 'accepted', 'dispatched', 'taken', 'working', 'finished', 'closed'],
  ...['accepted', 'submitted', 'rated', 'accepted', 'shelved', 'declined', 'withdrawn'],
] as readonly CaseState[]

/**
 * A resident's report as it may go: mostly well, sometimes late, returned, extended, shelved, not solved and done again.
 *
 * @param stage where the story stops
 */
export function tellWorkOrder(
  { ref, place, category, from }: ToTell,
  world: World,
  routings: readonly Routing[],
  chance: Dice,
  stage?: CaseState,
): Teller {
  const opening = { act: 'open', line: 'grid', place, category, report: ref } as const
  const story = teller(from, opening, SERVER, world, stage)
  if (stage === 'withdrawn' || (!stage && chance.roll() < 0.01)) {
    story.after(1 + chance.below(5), { act: 'withdraw', report: ref }, REPORTER)
    return story
  }
  const readAfter = chance.roll() < 0.94 ? 0.2 + 9 * chance.roll() ** 2 : 20 + 12 * chance.roll()
  if (stage === 'declined' || (!stage && chance.roll() < 0.03)) {
    story.after(readAfter, { act: 'decline', reason: '这事归派出所管，请打110，我们已经帮您转告。' }, DESK)
    return story
  }
  story.after(readAfter, { act: 'accept' }, DESK)
  const routing = routingFor(routings, place, category)
  let lead = routing?.lead ?? 'ZJJ'
  story.after(0.1 + chance.roll(), { act: 'dispatch', lead, assists: routing?.assists ?? [] }, DESK)
  if (!stage && chance.roll() < 0.06) {
    story.after(1 + 8 * chance.roll(), { act: 'return', reason: '不是我们管的路段' }, handlerOf(lead))
    lead = 'ZJJ'
    story.after(0.5 + 4 * chance.roll(), { act: 'dispatch', lead, assists: [] }, DESK)
  }
  if (!story.ended) tellHandling(story, lead, category, chance, stage)
  if (!story.ended) tellRating(story, ref, chance, stage === 'rated')
  return story
}

function tellHandling(story: Teller, lead: string, category: string, chance: Dice, stage?: CaseState): void {
  story.after(
    chance.roll() < 0.93 ? 0.3 + 10 * chance.roll() : 25 + 20 * chance.roll(),
    { act: 'take' },
    handlerOf(lead),
  )
  const { unit, amount } = limitOf('grid', category)
  const usual = unit === 'hours' ? amount : amount * 30
  const hours = stage ? Math.min(usual, 12) : usual
  if (stage === 'shelved' || (!stage && chance.roll() < 0.015)) {
    story.after(hours / 2, { act: 'shelve', reason: '要等小区改造一起做' }, DESK)
    return
  }
  if (stage === 'working' || chance.roll() < 0.4)
    story.after(hours * 0.1, { act: 'progress', note: '已经到现场看过，正在安排' }, handlerOf(lead))
  if (!stage && chance.roll() < 0.08) {
    story.after(hours * 0.3, { act: 'ask-extension', days: 3, reason: '配件没到' }, handlerOf(lead))
    if (chance.roll() < 0.8) story.after(1, { act: 'grant-extension' }, DESK)
    else story.after(1, { act: 'refuse-extension', reason: '先想办法临时处理' }, DESK)
  }
  const pace = chance.roll() < 0.9 ? 0.5 * chance.roll() : 0.8 + chance.roll()
  if (pace > 1) story.after(hours * 0.5, { act: 'supervise', reason: '住户又来问了，请尽快' }, SUPERVISOR)
  story.after(hours * pace, { act: 'finish', answer: chance.pick(ANSWERS) }, handlerOf(lead))
  if (chance.roll() < 0.03) {
    story.after(2, { act: 'redo', reason: '照片看不出修好了，请再看看' }, DESK)
    story.after(hours * 0.2, { act: 'finish', answer: '又去看了一遍，确实修好了。' }, handlerOf(lead))
  }
  story.after(0.5 + 6 * chance.roll(), { act: 'close' }, DESK)
}

/** A fifth says how it was; one in eight of them that it was not solved. */
function tellRating(story: Teller, report: string, chance: Dice, surely: boolean): void {
  if (story.file.state !== 'closed' || (!surely && chance.roll() > 0.2)) return
  const solved = surely || chance.roll() < 0.88
  const grade = GRADES[chance.weighted(solved ? [40, 40, 18, 2, 0] : [0, 2, 18, 50, 30])] ?? 'satisfied'
  const rating: Rating = { solved, grade, reasons: solved ? [] : ['not-solved'] }
  story.after(5 + 60 * chance.roll(), (file) => ({ act: 'rate', report, closing: file.closings, rating }), REPORTER)
  if (solved || story.ended || chance.roll() < 0.4) return
  story.after(0.01, { act: 'reopen', report }, REPORTER)
  const lead = story.file.units[0]?.unit
  if (lead === undefined) return
  story.after(3, { act: 'take' }, handlerOf(lead))
  story.after(20, { act: 'finish', answer: '换了做法，这回不漏了。' }, handlerOf(lead))
  story.after(4, { act: 'close' }, DESK)
}
