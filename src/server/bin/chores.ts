import type { Context } from '../endpoint/context.ts'
import { settleGridPhotos } from '../endpoint/grid-photos.ts'
import type { Chore } from './run-chores.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Pieces without a report are kept at least 72 hours: a phone may lose its network between the last piece and the report. */
const KEPT_DAYS = 3

/** What this server does beside answering. */
export const choresOf = ({ store, cipher, clock }: Pick<Context, 'store' | 'cipher' | 'clock'>): readonly Chore[] => [
  { name: 'count grid reports', every: HOUR_MS, after: ['grid-filed'], run: () => store.tallies.fold() },
  {
    name: 're-encode photos',
    every: HOUR_MS,
    after: ['grid-filed'],
    run: () => settleGridPhotos(store, cipher),
  },
  {
    name: 'sweep pieces nobody claimed',
    every: HOUR_MS,
    run: () =>
      store.parts.sweep(
        new Date(Date.parse(`${clock.day()}T00:00:00Z`) - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10),
      ),
  },
]
