import type { World } from '../../../cases/types.ts'
import type { Dice } from '../dice.ts'
import { COUNTY_DESK, handlerOf } from './people.ts'
import { type Teller, teller } from './teller.ts'

const CALLS = [
  { category: 'GBG', summary: '沿街有人偷倒建筑垃圾，街道自己清不动，也找不到是谁倒的。' },
  { category: 'FIR', summary: '老楼电动车飞线充电，街道没有执法权，请来一起查。' },
  { category: 'PRP', summary: '小区换物业，两家交接不清，保安和保洁都停了。' },
] as const

/** How the first whistles of the demo go otherwise, so that there is one in every state. */
export const TURNS = ['called', 'arrived', 'returned', 'shelved', 'called-off', 'half', 'unscored'] as const

/** A town calls two departments; both come, answer, and are scored. */
export function tellWhistle(
  place: string,
  from: string,
  world: World,
  chance: Dice,
  turn?: (typeof TURNS)[number],
): Teller {
  const { category, summary } = chance.pick(CALLS)
  const units = chance.roll() < 0.5 ? ['HC-SRJ', 'HC-ZJJ'] : ['YJJ', 'HC-ZJJ']
  const [first = '', second = ''] = units
  const story = teller(from, { act: 'open', line: 'whistle', place, category, summary, units }, COUNTY_DESK, world)
  const lead = handlerOf(first)
  const assist = handlerOf(second, 'assist')
  if (turn === 'called') return story
  if (turn === 'returned') {
    story.after(3, { act: 'return', reason: '这条街不归我们' }, lead)
    story.after(2, { act: 'return', reason: '没有这项职责' }, handlerOf(second))
    return story
  }
  if (turn === 'called-off') story.after(5, { act: 'withdraw', reason: '已经自己解决' }, COUNTY_DESK)
  if (turn === 'shelved') story.after(30, { act: 'shelve', reason: '等拆迁方案' }, COUNTY_DESK)
  if (turn === 'called-off' || turn === 'shelved') return story
  story.after(0.5 + 12 * chance.roll(), { act: 'arrive' }, lead)
  story.after(chance.roll() < 0.85 ? 2 : 16, { act: 'arrive' }, assist)
  if (turn === 'arrived') return story
  story.after(20, { act: 'finish', answer: '已到现场处理，派人连续巡查一周。' }, lead)
  if (turn === 'half') return story
  story.after(10, { act: 'finish', answer: '已配合完成，材料留街道备查。' }, assist)
  const scores = units.map((unit) => ({ unit, score: 70 + chance.below(31) }))
  if (turn !== 'unscored') story.after(15, { act: 'score', scores }, COUNTY_DESK)
  return story
}
