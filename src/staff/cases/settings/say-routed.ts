import { ANY_CATEGORY } from '../../../contract/staff/cases/settings.ts'
import { sayCategoryIn } from '../categories.ts'
import { words } from './words.ts'

/** Name of what a routing row is about. */
export const sayRouted = (category: string): string =>
  category === ANY_CATEGORY ? words.routing.any : sayCategoryIn(undefined, category)
