import { HOME_PROBLEMS } from './grid/home.ts'
import { NEIGHBOURHOOD_PROBLEMS } from './grid/neighbourhood.ts'
import { PEOPLE_PROBLEMS } from './grid/people.ts'
import type { Category } from './types.ts'

/** What a resident can report, in the order of the screen. */
export const GRID_CATEGORIES: readonly Category[] = [...HOME_PROBLEMS, ...NEIGHBOURHOOD_PROBLEMS, ...PEOPLE_PROBLEMS]
