import { MEDIA } from '../../contract/api.ts'
import type { FieldError } from '../../contract/problem.ts'
import type { Receipt } from '../../contract/receipt.ts'
import { piecesOf, type Report } from '../../contract/report.ts'
import type { NewReport, Store, StoredReceipt } from '../store/types.ts'
import type { Clock } from './clock.ts'
import type { Capabilities } from './keys/capabilities.ts'
import type { DataCipher } from './keys/data-cipher.ts'
import type { IntakeSeal } from './keys/intake-seal.ts'
import type { ReceiptSigner } from './keys/receipt-signer.ts'
import { maskDigest, type ReportKeys, sameBytes } from './keys/report-keys.ts'
import type { PlaceFinder } from './place-finder.ts'
import { readReport } from './report-reader.ts'
import type { WorkGate } from './work-gate.ts'

export interface Submission {
  readonly id: string
  readonly mediaType: string
  readonly body: Uint8Array
  /** SHA-256 of `body`, already compared with the Content-Digest header. */
  readonly digest: Buffer
  readonly capability: string | undefined
  readonly work: string | undefined
}

export type IntakeOutcome =
  | { readonly name: 'filed'; readonly receipt: Receipt }
  | { readonly name: 'known'; readonly receipt: Receipt }
  | { readonly name: 'differs' | 'gone' | 'seal-broken' | 'not-json' | 'cap-malformed' | 'cap-refused' }
  | { readonly name: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly name: 'pow-needed'; readonly challenge: string; readonly difficulty: number }
  | { readonly name: 'parts-missing'; readonly missing: readonly string[] }

export interface IntakeTools {
  readonly store: Store
  readonly keys: ReportKeys
  readonly seal: IntakeSeal
  readonly signer: ReceiptSigner
  readonly cipher: DataCipher
  readonly capabilities: Capabilities
  readonly places: PlaceFinder
  readonly work: WorkGate
  readonly clock: Clock
  /** Called after a burden or grid report was committed: release at once in a trial, photos to re-encode. */
  readonly filed: (report: Report) => void
}

const CAPABILITY = /^h1\.[A-Za-z0-9_-]{43}$/

/**
 * Takes a report in. DESIGN 6 fixes the order: a known id comes before every refusal, so that a resend gets its receipt even if
 * the rules have changed since. The store notices a known id while storing, so only a refusal has to ask for it beforehand.
 * The receipt is signed only after the store has committed.
 */
export async function intake(submission: Submission, tools: IntakeTools): Promise<IntakeOutcome> {
  const { id, digest } = submission
  const { idMac, digestPad } = tools.keys.ofId(id)
  const mask = maskDigest(digestPad, digest)
  const answerKnown = (known: StoredReceipt): IntakeOutcome => {
    if (!sameBytes(known.digestMask, mask)) return { name: 'differs' }
    if (known.gone) return { name: 'gone' }
    return { name: 'known', receipt: tools.signer.sign(id, digest.toString('hex'), known.day) }
  }

  const checked = await check(submission, tools)
  if (checked.name !== 'admitted') {
    const known = await tools.store.reports.find(idMac)
    return known ? answerKnown(known) : checked
  }
  const { report, place } = checked
  const day = tools.clock.day()
  const macs = report.accessHash === undefined ? undefined : tools.keys.ofAccessHash(report.accessHash)
  const outcome = await tools.store.reports.add({
    idMac,
    digestMask: mask,
    accessMac: macs?.accessMac ?? null,
    statusMac: macs?.statusMac ?? null,
    day,
    kind: report.kind,
    place,
    category: report.category,
    body: JSON.stringify(bodyToKeep(report, place, tools)),
    parts: piecesOf(report).map(tools.keys.ofPart),
  } satisfies NewReport)
  if (outcome.name === 'known') return answerKnown(outcome.receipt)
  if (outcome.name === 'parts-missing') {
    const missing = new Set(outcome.missing)
    return { name: 'parts-missing', missing: piecesOf(report).filter((name) => missing.has(tools.keys.ofPart(name))) }
  }
  tools.filed(report)
  return { name: 'filed', receipt: tools.signer.sign(id, digest.toString('hex'), day) }
}

type Admitted = { readonly name: 'admitted'; readonly report: Report; readonly place: string }

/** Seal, JSON, schema, capability, work, in this order. */
async function check(submission: Submission, tools: IntakeTools): Promise<Admitted | IntakeOutcome> {
  const read = await openAndRead(submission, tools.seal)
  if (read.name !== 'report') return read
  const { report } = read
  const place = await resolvePlace(report, tools)
  if (typeof place !== 'string') return place
  return admit(submission, report, place, tools) ?? { name: 'admitted', report, place }
}

async function openAndRead({ mediaType, body }: Submission, seal: IntakeSeal) {
  if (mediaType !== MEDIA.sealed) return readReport(body)
  let opened: Uint8Array
  try {
    opened = await seal.open(body)
  } catch {
    return { name: 'seal-broken' } as const
  }
  return readReport(opened)
}

async function resolvePlace(report: Report, { store, places }: IntakeTools): Promise<string | IntakeOutcome> {
  const invalid = (path: string, message: string) => ({ name: 'invalid', errors: [{ path, message }] }) as const
  if (report.place !== undefined)
    return (await places.known(report.place)) ? report.place : invalid('/place', 'is not a place of this operator')
  const poster = report.poster === undefined ? undefined : await store.posters.get(report.poster)
  if (!poster || report.level === undefined) return invalid('/poster', 'is not a code of this operator')
  const place = await places.byPoster(poster.place, report.level, report.kind)
  return place ?? invalid('/level', 'does not exist above the place of this code')
}

/** @returns undefined when the report may come in */
function admit(submission: Submission, report: Report, place: string, tools: IntakeTools): IntakeOutcome | undefined {
  const { capability, work, id } = submission
  if (capability === undefined) return { name: 'cap-refused' }
  if (!CAPABILITY.test(capability)) return { name: 'cap-malformed' }
  const age = tools.capabilities.age(capability, place, report.kind, Number(tools.clock.day().slice(0, 4)))
  if (age === undefined) return { name: 'cap-refused' }
  const needed = tools.work.needed(age)
  if (!needed || tools.work.accepts(work, id, needed.difficulty)) return undefined
  return { name: 'pow-needed', ...needed }
}

/**
 * The report as it is kept. Not in it: the access hash, which would join it to its receipt; and the poster it came from, which
 * may hang in a village although the report speaks for the area.
 */
function bodyToKeep(report: Report, place: string, { cipher, keys }: IntakeTools): Report {
  const { accessHash, poster, level, ...kept } = renameParts(protectContact(report, cipher), keys)
  return { ...kept, place }
}

/** Pieces lie under other names than they had on the wire, and the report speaks of them by these. */
function renameParts(report: Report, { ofPart }: ReportKeys): Report {
  const parts = report.parts && { parts: report.parts.map(ofPart) }
  if (report.kind === 'burden') return { ...report, ...parts }
  const photos = report.photos?.map((photo) => ({ ...photo, parts: photo.parts.map(ofPart) }))
  return { ...report, ...parts, ...(photos && { photos }) }
}

/** Contact and address never lie in the database in clear: a copy of it must not be a list of telephone numbers. */
function protectContact(report: Report, cipher: DataCipher): Report {
  if (report.kind !== 'grid') return report
  const hide = (field: 'contact' | 'address') =>
    report[field] === undefined ? {} : { [field]: cipher.seal(Buffer.from(report[field]), field).toString('base64') }
  return { ...report, ...hide('contact'), ...hide('address') }
}
