import { randomBytes } from 'node:crypto'
import { isRealVillage } from '../../../contract/place-code.ts'
import type { Report } from '../../../contract/report.ts'
import { mondayOf, plusDays } from '../../../contract/staff/period.ts'
import type { DataCipher } from '../../endpoint/keys/data-cipher.ts'
import type { NewReport, Place, Store } from '../../store/types.ts'
import { demoDays, spread } from './calendar.ts'
import { type Dice, dice } from './dice.ts'
import { madeUpBurden, madeUpGrid } from './made-up.ts'
import { sealWords } from './seal-words.ts'
import { SENTENCES } from './sentences.ts'

const SEED = 371_000
const BURDENS_OF_ALL = 0.7
/** One report in so many has words that are really sealed: sealing takes milliseconds. */
const SEALED_ONE_IN = 50
/** Days on which one sheet brought many at once, and how many. */
const CAMPAIGNS = [
  { part: 0.31, reports: 34 },
  { part: 0.62, reports: 58 },
  { part: 0.9, reports: 41 },
]

export interface DemoOptions {
  readonly store: Store
  readonly cipher: DataCipher
  readonly recipients: readonly string[]
  /** `YYYY-MM-DD`; the demo ends the day before. */
  readonly today: string
  readonly reports: number
  readonly tell?: (done: number) => void
}

/**
 * Fills a trial with made-up reports over its real places, week by week through the same doors as real ones: intake, release,
 * closing of the week. So every figure of the demo comes about as it would in real life.
 */
export async function fillDemo(options: DemoOptions): Promise<void> {
  const { store, today, reports, tell } = options
  const chance = dice(SEED)
  const places = demoPlaces(await store.places.list())
  const days = demoDays(today)
  const burdens = spread('burden', Math.round(reports * BURDENS_OF_ALL), days, chance)
  const grids = spread('grid', reports - Math.round(reports * BURDENS_OF_ALL), days, chance)
  const campaigns = new Map(CAMPAIGNS.map(({ part, reports: count }) => [days[Math.floor(part * days.length)], count]))
  let week: Promise<unknown>[] = []
  let done = 0
  for (const [index, day] of days.entries()) {
    const when = { day, progress: index / days.length }
    const made: Report[] = [
      ...Array.from({ length: burdens[index] ?? 0 }, () => madeUpBurden(somePlace(places, chance), when, chance)),
      ...Array.from({ length: grids[index] ?? 0 }, () => madeUpGrid(chance.pick(places.villages), when, chance)),
    ]
    const rush = campaigns.get(day)
    if (rush) made.push(...campaign(places, rush, when, chance))
    week.push(...made.map(async (report) => store.reports.add(await toStore(report, day, options, chance))))
    done += made.length
    if (mondayOf(plusDays(day, 1)) === mondayOf(day) && index < days.length - 1) continue
    await Promise.all(week)
    week = []
    await store.reports.release(`demo ${day}`)
    await store.tallies.fold()
    await store.tallies.closeWeeks(plusDays(day, 1))
    tell?.(done)
  }
}

interface DemoPlaces {
  readonly areas: readonly string[]
  readonly counties: readonly string[]
  readonly city: string
  readonly villages: readonly string[]
}

function demoPlaces(places: readonly Place[]): DemoPlaces {
  const villages = places.filter(({ level, code }) => level === 'village' && isRealVillage(code))
  return {
    areas: [...new Set(places.flatMap(({ area }) => (area === null ? [] : [area])))].sort(),
    counties: places.filter(({ level }) => level === 'county').map(({ code }) => code),
    city: places.find(({ level }) => level === 'city')?.code ?? '',
    villages: villages.map(({ code }) => code),
  }
}

/** Most leave the place at the area; some choose the wider one, a few insist on their village. */
function somePlace({ areas, counties, city, villages }: DemoPlaces, chance: Dice): string {
  const choices = [areas, counties, [city], villages]
  return chance.pick(choices[chance.weighted([76, 14, 4, 6])] ?? areas)
}

/** Somebody has told everybody what to tick. */
function campaign(places: DemoPlaces, count: number, when: { day: string; progress: number }, chance: Dice): Report[] {
  const place = chance.pick(places.areas)
  const same = madeUpBurden(place, when, chance)
  return Array.from({ length: count }, () => ({ ...same }))
}

async function toStore(
  report: Report,
  day: string,
  { cipher, recipients }: DemoOptions,
  chance: Dice,
): Promise<NewReport> {
  const body =
    report.kind === 'grid' ? withContact(report, cipher, chance) : await withWords(report, recipients, chance)
  return {
    idMac: randomBytes(32),
    digestMask: randomBytes(32),
    accessMac: null,
    statusMac: null,
    day,
    kind: report.kind,
    place: report.place ?? '',
    category: report.category,
    body: JSON.stringify(body),
    parts: [],
  }
}

async function withWords(report: Report, recipients: readonly string[], chance: Dice): Promise<Report> {
  const sentences = SENTENCES[report.category]
  if (!sentences || chance.below(SEALED_ONE_IN) > 0) return report
  const words = chance.pick(sentences)
  return { ...report, sealed: await sealWords(words, report.quantities ?? {}, recipients) } as Report
}

/** Contacts of made-up people, encrypted as all are. */
function withContact(report: Report, cipher: DataCipher, chance: Dice): Report {
  if (chance.roll() > 0.3) return report
  const contact = `1${chance.pick(['30', '58', '86'])}0000${String(chance.below(10_000)).padStart(4, '0')}`
  return { ...report, contact: cipher.seal(Buffer.from(contact), 'contact').toString('base64') } as Report
}
