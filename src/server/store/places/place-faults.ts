import type { Db } from '../tables/database.ts'

/** Places and posters that point to places which are not there, one sentence each. */
export async function placeFaults(db: Db): Promise<string[]> {
  const codes = db.selectFrom('places').select('code')
  const orphans = await db
    .selectFrom('places')
    .select(['code', 'name', 'parent'])
    .where('parent', 'is not', null)
    .where('parent', 'not in', codes)
    .orderBy('code')
    .execute()
  const strays = await db
    .selectFrom('places')
    .select(['code', 'name', 'area'])
    .where('area', 'is not', null)
    .where('area', 'not in', codes)
    .orderBy('code')
    .execute()
  const lost = await db
    .selectFrom('places')
    .select(['code', 'name', 'successor'])
    .where('successor', 'is not', null)
    .where('successor', 'not in', codes)
    .orderBy('code')
    .execute()
  const early = await db
    .selectFrom('places')
    .select(['code', 'name', 'successor'])
    .where('successor', 'is not', null)
    .where('gone', 'is', null)
    .orderBy('code')
    .execute()
  const posters = await db
    .selectFrom('posters')
    .select(['code', 'place'])
    .where('place', 'not in', codes)
    .orderBy('code')
    .execute()
  return [
    ...orphans.map(({ code, name, parent }) => `Place ${code} (${name}) belongs to ${parent}, which is not there.`),
    ...strays.map(({ code, name, area }) => `Town ${code} (${name}) has the area ${area}, which is not there.`),
    ...lost.map(({ code, name, successor }) => `Place ${code} (${name}) has become ${successor}, which is not there.`),
    ...early.map(
      ({ code, name, successor }) =>
        `Place ${code} (${name}) has become ${successor}, but is in the register itself: its sheets open with it.`,
    ),
    ...posters.map(({ code, place }) => `Poster ${code} stands for the place ${place}, which is not there.`),
  ]
}
