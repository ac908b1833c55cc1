import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { routes } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'
import type { Kind } from '../../src/contract/taxonomy/types.ts'
import { buildApp } from '../../src/server/endpoint/app.ts'
import { type Context, makeContext } from '../../src/server/endpoint/context.ts'
import type { Installation } from '../../src/server/endpoint/installation.ts'
import { makeSecrets, type Secrets, secretsFingerprint } from '../../src/server/endpoint/keys/secrets.ts'
import { metrics } from '../../src/server/endpoint/routes/health.ts'
import type { StoreLocation } from '../../src/server/store/dialect/choose.ts'
import { openStore } from '../../src/server/store/open-store.ts'
import { makePosters } from '../../src/server/store/places/make-posters.ts'
import type { PlaceRow, Store } from '../../src/server/store/types.ts'
import { type MovableClock, movableClock } from './clock.ts'
import { type Engine, forEachEngine } from './engines.ts'
import { huancui, TOWN, VILLAGE } from './places.ts'
import { REVIEWER } from './reviewer.ts'

const CLIENT_DIR = join(import.meta.dirname, '../fixtures/client')

export interface EndpointOptions {
  readonly places?: readonly PlaceRow[]
  readonly installation?: Partial<Installation>
  readonly clientDir?: string
  readonly https?: boolean
  readonly publicUrl?: string
  readonly trustProxy?: boolean
  readonly clock?: MovableClock
  /** One more process: the same secrets and a store on the same database, whose places and posters are there already. */
  readonly beside?: Endpoint
}

export interface Endpoint {
  readonly app: FastifyInstance
  readonly store: Store
  readonly location: StoreLocation
  readonly context: Context
  readonly installation: Installation
  readonly secrets: Secrets
  readonly clock: MovableClock
  readonly counters: ReturnType<typeof metrics>
  /** Kinds of the committed reports, in their order. */
  readonly filed: Kind[]
  /** Every line the server has logged. */
  readonly logs: string[]
  /** Of the area of `TOWN`. */
  readonly burden: Poster
  /** Of `VILLAGE`. */
  readonly grid: Poster
}

type Start = (options?: EndpointOptions) => Promise<Endpoint>

/** Declares the same tests for an endpoint over every engine. */
export function forEachEndpoint(declare: (start: Start, engine: Engine) => void): void {
  forEachEngine((engine) => {
    const apps: FastifyInstance[] = []
    afterAll(async () => void (await Promise.all(apps.map((app) => app.close()))))
    const start: Start = async (options = {}) => {
      const location = options.beside?.location ?? (await engine.fresh())
      const endpoint = await startEndpoint(await engine.open(location), location, options)
      apps.push(endpoint.app)
      return endpoint
    }
    declare(start, engine)
  })
}

/** Starts endpoints on SQLite alone, for what no store has a part in. To be called where hooks may be declared. */
export function endpoints(): Start {
  const cleanUps: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const cleanUp of cleanUps) await cleanUp()
  })
  return async (options = {}) => {
    const dataDir = options.beside?.location.dataDir ?? (await mkdtemp(join(tmpdir(), 'jianfu-endpoint-')))
    const store = await openStore({ dataDir })
    const endpoint = await startEndpoint(store, { dataDir }, options)
    cleanUps.push(async () => {
      await endpoint.app.close()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    })
    return endpoint
  }
}

export const OPERATOR = { name: '威海市减负办', complaints: '0631-5200000', filing: '鲁ICP备2026000001号' }

async function startEndpoint(store: Store, location: StoreLocation, options: EndpointOptions): Promise<Endpoint> {
  const { beside } = options
  const clock = options.clock ?? movableClock()
  const secrets = beside?.secrets ?? (await makeSecrets(false))
  const installation: Installation = {
    mode: 'production',
    root: '371000000000',
    operator: OPERATOR,
    recipients: [REVIEWER.recipient],
    secretsFingerprint: secretsFingerprint(secrets),
    ...options.installation,
  }
  if (!beside) await furnish(store, options.places ?? huancui(), clock.day())
  const context = await makeContext(store, installation, secrets, clock, options.publicUrl)
  const counters = metrics()
  const filed: Kind[] = []
  const logs: string[] = []
  const app = await buildApp({
    context,
    clientDir: options.clientDir ?? CLIENT_DIR,
    dataDir: location.dataDir,
    https: options.https ?? false,
    logLevel: 'debug',
    logStream: { write: (line) => void logs.push(line) },
    trustProxy: options.trustProxy ?? false,
    metrics: counters,
    filed: (kind) => void filed.push(kind),
  })
  const posters = await store.posters.list()
  const get = async (kind: Kind) => {
    const code = posters.find((poster) => poster.kind === kind)?.code ?? ''
    return (await app.inject(routes.poster(code))).json<Poster>()
  }
  const [burden, grid] = [await get('burden'), await get('grid')]
  return { app, store, location, context, installation, secrets, clock, counters, filed, logs, burden, grid }
}

/** Places, a burden sheet for the area of `TOWN` and a grid sheet for `VILLAGE`, if they are among the places. */
async function furnish(store: Store, places: readonly PlaceRow[], day: string): Promise<void> {
  await store.places.save(places)
  const area = (await store.places.get(TOWN))?.area
  if (area) await makePosters(store, 'burden', [area], day)
  if (await store.places.get(VILLAGE)) await makePosters(store, 'grid', [VILLAGE], day)
}

/** A code for a place, as `jianfu posters create` would make it. */
export async function posterFor({ store, clock }: Endpoint, kind: Kind, place: string): Promise<string> {
  const [row] = await makePosters(store, kind, [place], clock.day())
  return row?.code ?? ''
}
