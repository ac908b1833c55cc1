import type { Rating } from '../../../../contract/follow-up.ts'
import type { Measure } from '../../../../contract/staff/cases/acts.ts'
import type { Actor, Intended, World } from '../../../cases/types.ts'
import type { Dice } from '../dice.ts'
import { DESK, handlerOf, REPORTER, REVIEWER } from './people.ts'
import { type Teller, teller } from './teller.ts'

interface Words {
  readonly summary: string
  readonly answer: string
  readonly publish?: string
  readonly measure: Measure
}

/** What reviewers made of many reports, by category; made up. */
const MATTERS: Readonly<Record<string, Words>> = {
  MTG: {
    summary: '多个部门分别开调度会，内容重复，基层每周要到会多次。',
    answer: '合并为每周一次综合调度会，能开视频的不再要求到场。',
    publish: '调度会合并成一个，能视频就视频。',
    measure: { what: '调度会', unit: '次/周', before: 3, after: 1 },
  },
  FRM: {
    summary: '同一批基础数据由几个科室各要一遍，表头不同、内容相同。',
    answer: '四张表并成一张，数据由系统带出，只改变化的。',
    publish: '四张表并成一张，只填变化的数。',
    measure: { what: '报表', unit: '张/月', before: 9, after: 2 },
  },
  PLQ: {
    summary: '各条线要求挂牌，外墙和室内牌子过多。',
    answer: '按统一样式只留五块，其余摘下，不再检查。',
    publish: '牌子只留五块，其他的摘了。',
    measure: { what: '牌子', unit: '块', before: 15, after: 5 },
  },
  APP: {
    summary: '工作群过多，要求接龙和晒图打卡。',
    answer: '解散临时群，不再要求接龙、晒图。',
    publish: '临时群解散，不用再接龙。',
    measure: { what: '工作群', unit: '个', before: 23, after: 8 },
  },
  CRT: {
    summary: '要求村居开具清单以外的证明。',
    answer: '已通知各办事窗口，清单外的一律不再要。',
    publish: '清单以外的证明不用再开。',
    measure: { what: '证明', unit: '种', before: 18, after: 7 },
  },
  DOC: {
    summary: '同一事项由不同渠道重复发文，并要求逐份报落实情况。',
    answer: '同一事项只发一份，不再逐份要情况。',
    publish: '一件事只发一份文。',
    measure: { what: '文件', unit: '件/月', before: 60, after: 38 },
  },
}
export const MATTER_CATEGORIES = Object.keys(MATTERS)

const UNITS = ['ZJJ', 'WLJ', 'MZJ', 'YJJ']

export interface MatterToTell {
  readonly category: string
  readonly area: string
  readonly reports: readonly string[]
  readonly from: string
  /** One of its reporters says how it was. */
  readonly isRated: boolean
  /** How many of its kind there were before it: the third of them each stands on the board, with numbers of its own. */
  readonly turn: number
}

/** Where some matters of the demo still stand, so that there is one in every state. */
export const STAGES = [
  'accepted',
  'dispatched',
  'taken',
  'working',
  'finished',
  'refuted',
  'outside',
  'shelved',
] as const
export type Stage = (typeof STAGES)[number]

/**
 * A matter, and what came of it: mostly put right, sometimes not confirmed or not for this platform.
 *
 * @param stage where the story stops
 */
export function tellMatter(
  { category, area, reports, from, isRated, turn }: MatterToTell,
  world: World,
  chance: Dice,
  stage?: Stage,
): Teller {
  const words = MATTERS[category] && wordsOf(MATTERS[category], turn)
  if (!words) throw new Error(`the demo has no words for ${category}`)
  const { summary } = words
  const opening: Intended = { act: 'open', line: 'burden', category, area, summary, reports: [...reports] }
  const story = teller(from, opening, REVIEWER, world)
  const stopped = () => story.ended || story.file.state === stage
  if (stopped()) return story
  const verdict = stage === 'refuted' ? 0 : stage === 'outside' ? 0.12 : stage ? 1 : chance.roll()
  if (verdict < 0.16) {
    if (verdict < 0.1) story.after(70, { act: 'refute', answer: '查了近三个月的材料，没有这样的要求。' }, REVIEWER)
    else story.after(20, { act: 'outside', answer: '这属于个人诉求，请到信访窗口，那里有人接待。' }, REVIEWER)
    if (!stopped()) story.after(24, { act: 'close' }, DESK)
    return story
  }
  // What is still under way must have come as far as it is to come.
  const slowness = stage ? 0 : chance.roll()
  story.after(30 + 50 * slowness, { act: 'confirm', area, units: [...UNITS] }, REVIEWER)
  if (stage === 'shelved') {
    story.after(10, { act: 'shelve', reason: '等省里统一改系统' }, REVIEWER)
    return story
  }
  tellHandling(story, chance.pick(UNITS), words, slowness, stopped)
  if (story.file.state !== 'closed' || !isRated) return story
  const [report = ''] = reports
  const rating: Rating = { solved: true, grade: 'satisfied', reasons: [] }
  story.after(48, (file) => ({ act: 'rate', report, closing: file.closings, rating }), REPORTER)
  return story
}

function tellHandling(story: Teller, lead: string, words: Words, slowness: number, stopped: () => boolean): void {
  const steps: readonly [hours: number, intended: Intended, actor: Actor][] = [
    [5, { act: 'dispatch', lead, assists: [] }, DESK],
    [3 + 15 * slowness, { act: 'take' }, handlerOf(lead)],
    [40, { act: 'progress', note: '正在和有关科室对清单' }, handlerOf(lead)],
    [40 + 240 * slowness, { act: 'finish', answer: words.answer, measures: [words.measure] }, handlerOf(lead)],
    [20, { act: 'close', ...(words.publish === undefined ? {} : { publish: words.publish }) }, DESK],
  ]
  for (const [hours, intended, actor] of steps) if (!stopped()) story.after(hours, intended, actor)
}

const SHOWN_EVERY = 3

/** The same kind of matter comes again and again, never with the same numbers. */
function wordsOf({ publish, measure, ...words }: Words, turn: number): Words {
  const own = { ...measure, before: measure.before + (turn % 5), after: measure.after + (turn % 2) }
  return { ...words, measure: own, ...(publish !== undefined && turn % SHOWN_EVERY === 2 ? { publish } : {}) }
}
