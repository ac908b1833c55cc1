import type { Db } from '../../tables/database.ts'
import type { CaseFigureStore } from '../types.ts'
import { caseCells } from './cells.ts'
import { foldCases } from './fold.ts'
import { casesNow } from './now.ts'

/** See `CaseFigureStore`. */
export const createCaseFigureStore = (db: Db): CaseFigureStore => ({
  cells: (query) => caseCells(db, query),
  now: (query, now) => casesNow(db, query, now),
  fold: () => foldCases(db),
})
