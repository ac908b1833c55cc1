import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { StartError } from './start-error.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly publicUrl?: string
  readonly trustProxy: boolean | string
  readonly logLevel: string
  readonly timeZone: string
  /** Minutes between releases of burden reports, aligned to local midnight; undefined: by mode (production 1440, trial 0 = at once). */
  readonly releaseMinutes?: number
  readonly secretsFile?: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent']

const wrong = (name: string, value: string, expected: string) =>
  new StartError(`${name} is "${value}", but must be ${expected}.`)

/**
 * Reads the environment of DESIGN 5. An empty value counts as absent.
 *
 * @throws StartError naming the first variable with a wrong value
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined
  const integer = (name: string, from: number, to: number): number | undefined => {
    const value = read(name)
    if (value === undefined) return undefined
    const number = Number(value)
    if (!/^[0-9]+$/.test(value) || number < from || number > to)
      throw wrong(name, value, `a whole number from ${from} to ${to}`)
    return number
  }
  const databaseUrl = read('DATABASE_URL')
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new StartError('DATABASE_URL must begin with postgres:// ; leave it empty for the embedded database.')
  const logLevel = read('LOG_LEVEL') ?? 'info'
  if (!LOG_LEVELS.includes(logLevel)) throw wrong('LOG_LEVEL', logLevel, `one of ${LOG_LEVELS.join(', ')}`)
  const releaseMinutes = integer('RELEASE_MINUTES', 0, 1440)
  if (releaseMinutes && 1440 % releaseMinutes !== 0)
    throw wrong('RELEASE_MINUTES', String(releaseMinutes), '0 or a divisor of 1440, so that releases fall on midnight')
  const publicUrl = publicUrlOf(read('PUBLIC_URL'))
  const secretsFile = read('SECRETS_FILE')
  return {
    port: integer('PORT', 0, 65_535) ?? 8080,
    host: read('HOST') ?? '0.0.0.0',
    dataDir: resolve(read('DATA_DIR') ?? 'data'),
    trustProxy: trustProxyOf(read('TRUST_PROXY')),
    logLevel,
    timeZone: timeZoneOf(read('TIME_ZONE') ?? 'Asia/Shanghai'),
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(publicUrl ? { publicUrl } : {}),
    ...(releaseMinutes === undefined ? {} : { releaseMinutes }),
    ...(secretsFile ? { secretsFile: resolve(secretsFile) } : {}),
  }
}

function publicUrlOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw wrong('PUBLIC_URL', value, 'an address like https://jianfu.example.cn, without path')
  return url.origin
}

function timeZoneOf(value: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return value
  } catch {
    throw wrong('TIME_ZONE', value, 'a zone like Asia/Shanghai')
  }
}

/** `true`, `false`, or the addresses of the proxies in front, as Fastify takes them. */
function trustProxyOf(value: string | undefined): boolean | string {
  if (value === undefined || value === 'false' || value === '0') return false
  if (value === 'true' || value === '1') return true
  const isAddress = (text: string) => {
    const [address = '', bits] = text.split('/')
    const most = isIP(address) === 4 ? 32 : 128
    return isIP(address) !== 0 && (bits === undefined || (/^[0-9]{1,3}$/.test(bits) && Number(bits) <= most))
  }
  if (!value.split(',').every((text) => isAddress(text.trim())))
    throw wrong('TRUST_PROXY', value, 'true, false, or addresses of proxies such as 10.0.0.1, 10.0.0.0/8')
  return value
}
