import { join } from 'node:path'
import { PAGES } from '../../src/contract/api.ts'
import { choresOf } from '../../src/server/bin/chores.ts'
import { packagePaths } from '../../src/server/bin/paths.ts'
import { buildApp } from '../../src/server/endpoint/app.ts'
import { type Context, makeContext } from '../../src/server/endpoint/context.ts'
import { makeSecrets } from '../../src/server/endpoint/keys/secrets.ts'
import { metrics } from '../../src/server/endpoint/routes/health.ts'
import { openStore } from '../../src/server/store/open-store.ts'
import { setUpTrial } from '../../src/server/trial/set-up.ts'
import { makeTrialStaff } from '../../src/server/trial/staff/make-staff.ts'
import { foundTrialKeys } from '../../src/server/trial/trial-keys.ts'
import { type MovableClock, movableClock } from './clock.ts'
import { removeFolder, temporaryFolder } from './server-process.ts'

export interface ClockedServer {
  readonly url: string
  readonly posters: readonly string[]
  readonly logins: Readonly<Record<string, string>>
  readonly context: Context
  readonly clock: MovableClock
  /** Moves the clock, then does what a server does by itself: release, closing of weeks, clocks, letters, figures. */
  until(instant: string): Promise<void>
  stop(): Promise<void>
}

/** The built pages over a real server of this process, a trial, whose time stands still until it is moved. */
export async function startClockedServer(instant: string): Promise<ClockedServer> {
  const dataDir = temporaryFolder()
  const store = await openStore({ dataDir })
  const clock = movableClock(instant)
  const secrets = await makeSecrets(true)
  const { clientDir, staffDir, trialPlaces, trialHolidays } = packagePaths()
  const installation = await setUpTrial(store, secrets, clock, trialPlaces, trialHolidays)
  const context = await makeContext(store, installation, secrets, clock)
  const logins = await makeTrialStaff(context)
  await foundTrialKeys(context, secrets)
  const app = await buildApp({
    ...{ context, clientDir, staffDir, dataDir, https: false, logLevel: 'silent', metrics: metrics() },
    filed: () => {},
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const chores = choresOf(context)
  let releases = 0
  return {
    url,
    clock,
    context,
    posters: (await store.posters.list()).map(({ code }) => url + PAGES.poster(code)),
    logins: Object.fromEntries(logins.map(({ name, password }) => [name, password])),
    until: async (next) => {
      clock.set(next)
      await store.reports.release(`test ${releases++}`, undefined, clock.day())
      await store.tallies.closeWeeks(clock.day())
      for (const { run } of chores) await run(new AbortController().signal)
    },
    stop: async () => {
      await app.close()
      await store.close()
      removeFolder(join(dataDir))
    },
  }
}
