import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { Encrypter } from 'age-encryption'
import type { LightMyRequestResponse } from 'fastify'
import { contentDigest, HEADERS, MEDIA, routes } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'
import type { Problem } from '../../src/contract/problem.ts'
import type { Receipt } from '../../src/contract/receipt.ts'
import { receiptMessage } from '../../src/contract/receipt-message.ts'
import type { BurdenReport, GridReport, Report } from '../../src/contract/report.ts'
import type { Endpoint } from './endpoint.ts'

export const hexOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const newId = (): string => randomBytes(16).toString('hex')

/** What is sent for a report: `undefined` takes the usual value, `null` leaves a header out. */
export interface Sending {
  readonly id?: string
  readonly sealed?: boolean
  /** Sent instead of the report's JSON. */
  readonly body?: Uint8Array | string
  readonly mediaType?: string | null
  readonly digest?: string | null
  readonly cap?: string | null
  readonly pow?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The smallest valid report of a cadre about the area of a sheet, with anything else on top. */
export const aBurden = ({ burden }: Endpoint, overrides: object = {}): BurdenReport => ({
  version: 1,
  kind: 'burden',
  place: burden.places[0]?.code ?? '',
  category: 'MTG',
  ...overrides,
})

/** A resident's report about the village of a sheet. */
export const aGrid = ({ grid }: Endpoint, overrides: object = {}): GridReport => ({
  version: 1,
  kind: 'grid',
  place: grid.places[0]?.code ?? '',
  category: 'LEK',
  text: '三楼漏水',
  ...overrides,
})

export const capOf = (poster: Poster, place?: string): string =>
  (poster.places.find(({ code }) => code === place) ?? poster.places[0])?.cap ?? ''

export async function sealTo(recipient: string, text: string | Uint8Array): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return Buffer.from(await encrypter.encrypt(text))
}

/** PUT of a report as a client does it: digest over the bytes sent, capability of the place. */
export async function fileReport(
  endpoint: Endpoint,
  report: Report | object,
  sending: Sending = {},
): Promise<LightMyRequestResponse> {
  const { kind, place } = report as Report
  const text = JSON.stringify(report)
  const body = Buffer.from(sending.body ?? (sending.sealed ? await sealTo(endpoint.burden.intakeKey, text) : text))
  const headers: Record<string, string | null | undefined> = {
    'content-type': sending.mediaType === undefined ? (sending.sealed ? MEDIA.sealed : MEDIA.json) : sending.mediaType,
    [HEADERS.digest]:
      sending.digest === undefined ? contentDigest(createHash('sha256').update(body).digest('base64')) : sending.digest,
    [HEADERS.capability]:
      sending.cap === undefined ? capOf(kind === 'grid' ? endpoint.grid : endpoint.burden, place) : sending.cap,
    [HEADERS.work]: sending.pow,
    ...sending.headers,
  }
  return endpoint.app.inject({
    method: 'PUT',
    url: routes.report(sending.id ?? newId()),
    headers: Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] != null)),
    payload: body,
  })
}

export const putPart = (
  { app, grid }: Endpoint,
  bytes: Uint8Array,
  {
    name = hexOf(bytes),
    cap = capOf(grid),
    mediaType = MEDIA.part,
  }: { name?: string; cap?: string | null; mediaType?: string } = {},
): Promise<LightMyRequestResponse> =>
  app.inject({
    method: 'PUT',
    url: routes.part(name),
    headers: { 'content-type': mediaType, ...(cap === null ? {} : { [HEADERS.capability]: cap }) },
    payload: Buffer.from(bytes),
  })

/** Status and stable code of an answer; every problem must also be whole and be sent as one. */
export function refusal(response: LightMyRequestResponse): string {
  const problem = response.json<Problem>()
  const whole =
    String(response.headers['content-type']).split(';')[0] === MEDIA.problem &&
    problem.status === response.statusCode &&
    problem.title.length > 0 &&
    problem.detail.length > 0 &&
    problem.type.length > 0
  return `${response.statusCode} ${whole ? problem.code : `not a whole problem: ${response.body}`}`
}

/** Paths of the faults a 422 names. */
export const faultPaths = (response: LightMyRequestResponse): string[] =>
  (response.json<Problem>().errors ?? []).map(({ path }) => path)

/** Whether a receipt was signed by one of a poster's server keys. */
export const isGenuine = ({ id, digest, day, signature }: Receipt, { serverKeys }: Poster): boolean =>
  serverKeys.some((raw) => {
    const x = Buffer.from(raw, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(receiptMessage(id, digest, day)), key, Buffer.from(signature, 'base64'))
  })

/** Access key of a receipt code, and the hash of it that a report carries. */
export function accessKey(): { readonly key: string; readonly accessHash: string } {
  const bytes = randomBytes(16)
  return { key: bytes.toString('hex'), accessHash: hexOf(bytes) }
}
