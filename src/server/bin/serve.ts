import { networkInterfaces } from 'node:os'
import QRCode from 'qrcode'
import { PAGES } from '../../contract/api.ts'
import { KINDS } from '../../contract/taxonomy/types.ts'
import { buildApp } from '../endpoint/app.ts'
import { type Context, makeContext } from '../endpoint/context.ts'
import { startReleases } from '../endpoint/release-clock.ts'
import { metrics } from '../endpoint/routes/health.ts'
import { StartError } from '../endpoint/start-error.ts'
import { setUpTrial } from '../trial/set-up.ts'
import { type Login, makeTrialStaff } from '../trial/staff/make-staff.ts'
import { foundTrialKeys } from '../trial/trial-keys.ts'
import { choresOf } from './chores.ts'
import { type Opened, open } from './open-installation.ts'
import { packagePaths } from './paths.ts'
import { startChores } from './run-chores.ts'

/** How long a stop waits for requests under way: after that their phones send them again to the next process. */
const PATIENCE_MS = 10_000

/** Links of each kind that a trial prints: the demo has hundreds of codes, and the logins below them are to be seen. */
const SHOWN = 6

export type Say = (name: 'poster' | 'login' | 'ready' | 'qr', text: string) => void

/**
 * Runs the server until it is told to stop.
 *
 * @param say gets one line each of what other programs read
 * @param prepare done before the first request is taken
 */
export async function serve(say: Say, prepare: (context: Context) => Promise<void> = async () => {}): Promise<void> {
  const opened = await open('trial')
  const { clientDir, staffDir, trialPlaces, trialHolidays } = packagePaths()
  const { store, config, clock, secrets } = opened
  const installation = opened.installation ?? (await setUpTrial(store, secrets, clock, trialPlaces, trialHolidays))
  const counters = metrics()
  const context = await makeContext(store, installation, secrets, clock, config.publicUrl)
  const logins = await makeTrialStaff(context)
  await foundTrialKeys(context, secrets)
  await prepare(context)
  const every = config.releaseMinutes ?? (installation.mode === 'trial' ? 0 : 1440)
  const app = await buildApp({
    context,
    clientDir,
    staffDir,
    dataDir: config.dataDir,
    https: config.publicUrl?.startsWith('https:') ?? false,
    logLevel: config.logLevel,
    trustProxy: config.trustProxy,
    metrics: counters,
    filed: (kind) => (kind === 'burden' ? releases.filed() : chores.happened('grid-filed')),
    messaged: () => releases.filed(),
  })
  const releases = startReleases(store, clock, every, {
    released: () => counters.releases.inc(),
    ticked: () => {
      context.ticks.tick()
      chores.happened('released')
    },
    failed: (error) => app.log.error({ err: error }, 'the release failed; it will be tried again'),
  })
  const chores = startChores(choresOf(context), (name, error) =>
    app.log.error({ err: error }, `the chore "${name}" failed; it will be done again`),
  )
  context.caseTicks.listen(() => {
    chores.happened('case-changed')
    // Where releases happen at once, reporters of burdens are told at once.
    releases.filed()
  })
  const port = await listen(app, config.host, config.port).catch((error) => {
    // They are never told again, and the next start finds its accounts there.
    sayLogins(logins, say)
    throw error
  })
  // Often a signal comes twice: from the terminal, and passed on by npm.
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref()
    await app.close()
    await releases.stop()
    await chores.stop()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  const base = config.publicUrl ?? `http://localhost:${port}`
  if (installation.mode === 'trial') await announceTrial(opened, base, port, say)
  sayLogins(logins, say)
  say('ready', base)
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, host: string, port: number): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartError(`Port ${port} is in use. Stop the other program or set PORT.`)
    if (code === 'EACCES')
      throw new StartError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`)
    throw new StartError(`The server cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`)
  }
  const address = app.server.address()
  return typeof address === 'object' && address ? address.port : port
}

async function announceTrial({ store }: Opened, base: string, port: number, say: Say): Promise<void> {
  const inForce = (await store.posters.list()).filter(({ revoked }) => revoked === null)
  const posters = KINDS.flatMap((kind) => inForce.filter((poster) => poster.kind === kind).slice(0, SHOWN))
  for (const { code } of posters) say('poster', `${base}${PAGES.poster(code)}`)
  const [first] = posters
  if (first) {
    const url = `http://${lanAddress()}:${port}${PAGES.poster(first.code)}`
    say('qr', `${await QRCode.toString(url, { type: 'utf8', errorCorrectionLevel: 'L' })}\n${url}`)
  }
}

function sayLogins(logins: readonly Login[], say: Say): void {
  for (const { name, password } of logins) say('login', `${name} ${password}`)
}

/** An address under which a phone in the same network finds this machine; localhost when there is none. */
function lanAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}
