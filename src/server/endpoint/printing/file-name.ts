import { everydayName } from '../../../contract/place-name.ts'
import type { PrintRunRow } from '../../store/posters/print-types.ts'
import type { PrintWorld } from './print-world.ts'

/** Name of a run's file without its ending: 减负码-环翠区-2026-11-22. */
export async function fileName({ store, clock }: PrintWorld, { order, at }: PrintRunRow): Promise<string> {
  const { under } = order.choice
  const [first = ''] = under
  const name = everydayName((await store.places.get(first))?.name ?? first)
  const places = under.length > 1 ? `${name}等${under.length}处` : name
  return `减负码-${places}-${clock.dayOf(at)}`
}
