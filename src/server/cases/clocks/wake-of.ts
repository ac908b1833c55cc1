import type { CaseFile, World } from '../types.ts'
import { sayings } from './sayings.ts'

/** The next instant at which the clocks have something to say (`duties`); null: never, as the case stands. */
export const wakeOf = (file: CaseFile, world: Pick<World, 'time'>): string | null =>
  sayings(file, world.time)[0]?.at ?? null
