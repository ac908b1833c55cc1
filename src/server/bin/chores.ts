import { applyFollowUps } from '../cases/chores/apply-follow-ups.ts'
import { openWorkOrders } from '../cases/chores/open-work-orders.ts'
import { publishOutcomes } from '../cases/chores/publish-outcomes.ts'
import { runClocks } from '../cases/chores/run-clocks.ts'
import { sendNotices } from '../cases/notices/send-notices.ts'
import type { Context } from '../endpoint/context.ts'
import { settleGridPhotos } from '../endpoint/grid-photos.ts'
import type { Chore } from './run-chores.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** Pieces without a report are kept at least 72 hours: a phone may lose its network between the last piece and the report. */
const KEPT_DAYS = 3

/** What this server does beside answering. */
export const choresOf = ({
  store,
  cipher,
  clock,
  cases,
  publicUrl,
}: Pick<Context, 'store' | 'cipher' | 'clock' | 'cases' | 'publicUrl'>): readonly Chore[] => [
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
  { name: 'open work orders', every: MINUTE_MS, after: ['grid-filed'], run: () => openWorkOrders(store, cases) },
  { name: 'run clocks', every: 30 * SECOND_MS, run: () => runClocks(store, cases) },
  {
    name: 'apply ratings and withdrawals',
    every: HOUR_MS,
    after: ['released'],
    run: () => applyFollowUps(store, cases),
  },
  {
    name: 'publish outcomes',
    every: HOUR_MS,
    after: ['released'],
    run: () => publishOutcomes(store, cases, clock),
  },
  {
    name: 'count cases',
    every: HOUR_MS,
    after: ['case-changed'],
    gather: SECOND_MS,
    run: () => store.caseFigures.fold(),
  },
  {
    name: 'send notices',
    every: 5 * SECOND_MS,
    after: ['case-changed'],
    run: (stopping) => sendNotices({ store, cipher, clock, publicUrl }, stopping),
  },
]
