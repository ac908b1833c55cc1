import { weekOf } from '../../../contract/staff/period.ts'
import { placePath } from '../places/place-path.ts'
import type { Db } from '../tables/database.ts'
import { type Register, readRegister, upwardOf } from '../tallies/upward.ts'

interface Leaf {
  readonly week: string
  readonly area: string
  readonly category: string
  readonly issuer_level: string
  readonly issuer: string
}

/**
 * See `CaseStore.standsAt`. Each report stands where the block does that took its leaf and week; a leaf whose week waits in
 * part (something came late) is not taken, and of several blocks that took parts of it the widest counts.
 */
export async function standsAt(db: Db, refs: readonly string[]): Promise<string | undefined> {
  const reports = await db
    .selectFrom('reports')
    .select(['place', 'category', 'issuer_level', 'issuer', 'week', 'burst'])
    .where('kind', '=', 'burden')
    .where('ref', 'in', refs.length > 0 ? refs : [''])
    .execute()
  // A report of a burst counts in no block, so nobody can be told that it is one of many.
  if (reports.length === 0 || reports.length !== refs.length || reports.some(({ burst }) => burst === 1))
    return undefined
  const register = await readRegister(db)
  const upward = await upwardOf(register, 'burden', reports)
  const leaves = new Map<string, Leaf>()
  for (const { place, category, issuer_level, issuer, week } of reports) {
    const leaf = { week: weekOf(week), area: upward.get(place)?.[0] ?? place, category, issuer_level, issuer }
    leaves.set(Object.values(leaf).join(), leaf)
  }
  const wide: { readonly county: string; readonly city: string }[] = []
  for (const leaf of leaves.values()) {
    if (await isWaiting(db, leaf)) return undefined
    const places = await blockPlaces(db, leaf)
    const { city } = await wideOf(register, leaf.area)
    if (places.length === 0) wide.push({ county: city, city })
    for (const place of places) wide.push(await wideOf(register, place))
  }
  return onlyOne(wide.map(({ county }) => county)) ?? onlyOne(wide.map(({ city }) => city))
}

async function isWaiting(db: Db, { week, area, category, issuer_level, issuer }: Leaf): Promise<boolean> {
  const row = await db
    .selectFrom('pending')
    .select('week')
    .where('week', '=', week)
    .where('area', '=', area)
    .where('category', '=', category)
    .where('issuer_level', '=', issuer_level)
    .where('issuer', '=', issuer)
    .where('item', '=', '')
    .executeTakeFirst()
  return row !== undefined
}

/** Empty where the blocks were made before their leaves were written down: then the city is wide enough. */
async function blockPlaces(db: Db, { week, area, category, issuer_level, issuer }: Leaf): Promise<readonly string[]> {
  const blocks = await db
    .selectFrom('block_leaves')
    .innerJoin('blocks', 'blocks.number', 'block_leaves.block')
    .select('blocks.place')
    .where('block_leaves.week', '=', week)
    .where('area', '=', area)
    .where('block_leaves.category', '=', category)
    .where('block_leaves.issuer_level', '=', issuer_level)
    .where('block_leaves.issuer', '=', issuer)
    .execute()
  return blocks.map(({ place }) => place)
}

/** An area is lifted to its county; a county that is a city of its own stands for both. */
async function wideOf(register: Register, code: string) {
  const path = await placePath(code, async (step) => register.get(step))
  const city = path.at(-1)?.code ?? code
  return { county: path.find(({ level }) => level === 'county')?.code ?? city, city }
}

const onlyOne = (codes: readonly string[]): string | undefined => (new Set(codes).size === 1 ? codes[0] : undefined)
