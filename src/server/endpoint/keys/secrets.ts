import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartError } from '../start-error.ts'

const key = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })

/**
 * What turns a database into something that can be read or joined to the wire. Kept outside the database, so that a stolen
 * database, WAL or backup alone yields neither capabilities nor the link between a receipt and a request.
 */
const Secrets = Type.Object(
  {
    version: Type.Literal(1),
    /** HMAC key of capabilities. */
    capability: key,
    /** HMAC key of ids, digests and access hashes. */
    mac: key,
    /** AES-256 key for contacts, addresses and photos at rest. */
    data: key,
    /** HMAC key of staff passwords. */
    pepper: key,
    /** Ed25519 private key of receipts, PKCS #8 DER in base64. */
    receipt: Type.String({ minLength: 64 }),
    /** age identity of the intake seal. */
    intake: Type.String({ pattern: '^AGE-SECRET-KEY-1[0-9A-Z]{58}$' }),
    /** Trial only: the reviewers' identity, which in production never comes near the server. */
    reviewer: Type.Optional(Type.String({ pattern: '^AGE-SECRET-KEY-1[0-9A-Z]{58}$' })),
  },
  { additionalProperties: false },
)
export type Secrets = Static<typeof Secrets>
const validator = Compile(Secrets)

export async function makeSecrets(trial: boolean): Promise<Secrets> {
  const random = () => randomBytes(32).toString('base64')
  const receipt = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
  return {
    version: 1,
    capability: random(),
    mac: random(),
    data: random(),
    pepper: random(),
    receipt: receipt.toString('base64'),
    intake: await generateX25519Identity(),
    ...(trial ? { reviewer: await generateX25519Identity() } : {}),
  }
}

export const secretsPath = (dataDir: string, secretsFile: string | undefined): string =>
  secretsFile ?? join(dataDir, 'secrets.json')

/** @returns undefined when there is no file yet. @throws StartError when there is one that cannot be used. */
export function readSecrets(path: string): Secrets | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new StartError(`The secrets file ${path} cannot be read. Check its owner and mode (it should be 0600).`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new StartError(`The secrets file ${path} is not JSON. Restore it from your backup; do not delete it.`)
  }
  if (!validator.Check(value)) throw new StartError(`The secrets file ${path} is damaged. Restore it from your backup.`)
  return value
}

/**
 * Writes new secrets with mode 0600. They are on the disk before the first report is: without them it could not be read.
 * The file gets its name when it is whole, and no name is given twice: of two first starts at once, the second reads what
 * the first wrote.
 *
 * @throws StartError when the folder cannot be written to
 */
export function writeSecrets(path: string, secrets: Secrets): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const unfinished = `${path}.${process.pid}`
    const file = openSync(unfinished, 'w', 0o600)
    writeSync(file, `${JSON.stringify(secrets, null, 2)}\n`)
    flush(file)
    try {
      name(unfinished, path)
    } finally {
      rmSync(unfinished)
    }
    if (process.platform !== 'win32') flush(openSync(dirname(path), 'r'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    throw new StartError(
      `${dirname(path)} cannot be written to (${code}). Choose another DATA_DIR or change its owner.`,
    )
  }
}

/** @throws EEXIST when the name is taken */
function name(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // A disk without hard links.
    copyFileSync(unfinished, path, constants.COPYFILE_EXCL)
  }
}

function flush(file: number): void {
  fsyncSync(file)
  closeSync(file)
}

/** Tells two sets of secrets apart without giving any of them away; stored in the database they were first used with. */
export const secretsFingerprint = ({ capability, mac, data, pepper, receipt, intake }: Secrets): string =>
  createHash('sha256')
    .update(['jianfu/secrets/1', capability, mac, data, pepper, receipt, intake].join('\n'))
    .digest('hex')
    .slice(0, 32)
