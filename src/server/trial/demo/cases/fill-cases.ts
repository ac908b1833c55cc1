import type { GridReport } from '../../../../contract/report.ts'
import { plusDays } from '../../../../contract/staff/period.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { publishOutcome } from '../../../cases/chores/publish-outcomes.ts'
import type { CaseDesk } from '../../../cases/desk.ts'
import { loadWorld } from '../../../cases/load-world.ts'
import type { World } from '../../../cases/types.ts'
import type { Clock } from '../../../endpoint/clock.ts'
import type { CaseChange, CaseRow } from '../../../store/cases/types.ts'
import type { ReadReport } from '../../../store/reading/types.ts'
import type { Store } from '../../../store/types.ts'
import { type Dice, dice } from '../dice.ts'
import { MATTER_CATEGORIES, STAGES, tellMatter } from './matter.ts'
import { DESK } from './people.ts'
import { fillTables } from './tables.ts'
import { TURNS, tellWhistle } from './whistle.ts'
import { LATEST, tellWorkOrder } from './work-order.ts'

const SEED = 1_002
const CITY = '371000000000'
const HUANCUI = '371002000000'
const AT_ONCE = 200
/** Weeks ago, for the matters of each category: the first two are still under way, the next two just answered. */
const MATTER_WEEKS = [2, 4, 5, 6, 12, 20, 30, 42]
const MOST_REPORTS = 14
/** A matter gathers what came in so many days. */
const MATTER_DAYS = 41
const WHISTLES = 48
const HOUR_MS = 3_600_000

interface DemoCases {
  readonly store: Store
  readonly cases: CaseDesk
  readonly clock: Clock
}

/**
 * Gives every resident's report of the demo its work order, and some burden reports and towns their cases, in every state there
 * is: told by dice, decided by the same rules as real ones, stored many at once.
 */
export async function fillCases({ store, cases, clock }: DemoCases): Promise<void> {
  await fillTables({ store, clock })
  const world = await loadWorld(store, clock)
  const chance = dice(SEED)
  await fillWorkOrders(store, world, chance)
  await fillMatters(store, world, chance)
  await fillWhistles(store, world, chance)
  await mergeSome(store, cases)
  await store.reports.release(`demo ${clock.day()} cases`, undefined, clock.day())
  await publishAll(store, cases, world)
  await store.caseFigures.fold()
}

async function fillWorkOrders(store: Store, world: World, chance: Dice): Promise<void> {
  const routings = await store.caseSettings.routings()
  // What came last is still under way, a few in every state.
  const latest = [...LATEST, ...LATEST, ...LATEST]
  let after: ReadReport | undefined
  for (;;) {
    const reports = await store.reading.list({ kinds: ['grid'], prefix: '' }, AT_ONCE, after)
    await appendAll(
      store,
      reports.map((report) => {
        const { ref, place, category, body, day } = report
        const { text = '' } = JSON.parse(body) as GridReport
        const from = instantOf(day ?? world.time.dayOf(world.now), chance)
        const also = { joined: [ref], summary: text.slice(0, 80) }
        const stage = latest.shift()
        return tellWorkOrder({ ref, place, category, from }, world, routings, chance, stage).end(also)
      }),
    )
    after = reports.at(-1)
    if (reports.length < AT_ONCE) return
  }
}

/** Some time between eight in the morning and eight in the evening, in Shanghai. */
const instantOf = (day: string, chance: Dice): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 12 * chance.roll() * HOUR_MS).toISOString()

/** Matters of a county or of the city, from reports of one category and a time. */
async function fillMatters(store: Store, world: World, chance: Dice): Promise<void> {
  const counties = (await store.places.list()).filter(({ level }) => level === 'county').map(({ code }) => code)
  const today = world.time.dayOf(world.now)
  const stages = [...STAGES]
  // A report belongs to one matter.
  const taken = new Set<string>()
  for (const category of MATTER_CATEGORIES) {
    const changes: CaseChange[] = []
    for (const [matter, weeksAgo] of MATTER_WEEKS.entries()) {
      const area = matter % 2 === 0 ? chance.pick(counties) : CITY
      const week = plusDays(today, -7 * weeksAgo)
      const prefix = area === CITY ? '3710' : area.slice(0, 6)
      const before = { from: plusDays(week, -MATTER_DAYS), to: week }
      const found = await store.reading.list({ kinds: ['burden'], prefix, category, ...before }, 10 * MOST_REPORTS)
      const fresh = found.filter(({ ref }) => !taken.has(ref))
      const reports = fresh.slice(0, 3 + chance.below(MOST_REPORTS - 2)).map(({ ref }) => ref)
      if (reports.length === 0) continue
      for (const ref of reports) taken.add(ref)
      const from = instantOf(plusDays(week, 5 + chance.below(4)), chance)
      const isRated = matter % 2 === 0
      const stage = matter < 2 ? stages.shift() : undefined
      const story = tellMatter({ category, area, reports, from, isRated, turn: matter }, world, chance, stage)
      changes.push(story.end({ joined: reports }))
    }
    await appendAll(store, changes)
  }
}

async function fillWhistles(store: Store, world: World, chance: Dice): Promise<void> {
  const towns = (await store.places.list()).filter(({ code, level }) => level === 'town' && isWithin(code, HUANCUI))
  const today = world.time.dayOf(world.now)
  await appendAll(
    store,
    Array.from({ length: WHISTLES }, (_, whistle) => {
      const day = plusDays(today, whistle < 12 ? -1 - whistle : -6 * (whistle - 9))
      const turn = TURNS[whistle - 1]
      return tellWhistle(chance.pick(towns).code, instantOf(day, chance), world, chance, turn).end()
    }),
  )
}

/** The desk finds that some of what it has just accepted was reported before, by neighbours in other words. */
async function mergeSome(store: Store, cases: CaseDesk): Promise<void> {
  const fresh = await store.cases.list({ lines: ['grid'], prefix: '3710', state: 'accepted' }, AT_ONCE)
  const merged = new Set<CaseRow>()
  for (const one of fresh) {
    const near = fresh.filter(
      (other) => other !== one && !merged.has(other) && other.place.slice(0, 6) === one.place.slice(0, 6),
    )
    const other = near.find(({ category }) => category === one.category) ?? near[0]
    if (!other || merged.has(one)) continue
    const { name } = await cases.merge(one.id, one.version, other.id, other.version, DESK)
    if (name !== 'done') throw new Error(`the demo cannot merge two cases: ${name}`)
    merged.add(one).add(other)
  }
}

/** What came of matters stands on the board since the week after each was closed. */
async function publishAll(store: Store, cases: CaseDesk, world: World): Promise<void> {
  for (const id of await store.cases.publishable()) {
    const closedAt = (await cases.read(id))?.file.closedAt ?? world.now
    const month = plusDays(world.time.dayOf(closedAt), 7).slice(0, 7)
    await publishOutcome(store.cases, cases, month < world.now.slice(0, 7) ? month : world.now.slice(0, 7), id)
  }
}

async function appendAll(store: Store, changes: readonly CaseChange[]): Promise<void> {
  if (changes.length > 0 && (await store.cases.append(changes)) !== 'stored')
    throw new Error('a report of the demo is in two cases')
}
