import { closeWeeks } from '../blocks/close-weeks.ts'
import { closedWeek } from '../blocks/closed-week.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { Db } from '../tables/database.ts'
import { createCells } from './cells.ts'
import { foldGrids } from './fold-grids.ts'
import { outcomeCount, outcomes } from './outcomes.ts'
import type { TallyStore } from './types.ts'

/** See `TallyStore`. */
export const createTallyStore = (db: Db, dialect: Dialect): TallyStore => ({
  open: {
    released: createCells(db, 'released_tallies'),
    grid: createCells(db, 'grid_tallies'),
    closedWeek: () => closedWeek(db),
    outcomes: (since) => outcomes(db, since),
    outcomeCount: () => outcomeCount(db),
  },
  exact: { burden: createCells(db, 'burden_tallies') },
  fold: () => foldGrids(db),
  closeWeeks: (day) => closeWeeks(db, dialect, day),
})
