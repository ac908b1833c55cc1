import { AGE_RECIPIENT, CAPABILITY, DAY, HEX_32, HEX_64 } from '../../contract/encodings.ts'
import type { Poster } from '../../contract/poster.ts'
import type { Receipt } from '../../contract/receipt.ts'

/** A refusal by our own server, as far as the phone acts on it. */
export interface Refusal {
  readonly code: string
  readonly detail: string
  readonly missing: readonly string[]
  readonly challenge: string
  readonly difficulty: number
}

/*
 * Hand-written, because the schema library would cost the phone more bytes than all of sync. They let pass only what the code
 * behind them relies on: the page of a captive portal, however well it is meant, must never look like an answer of ours.
 */
const fields = (json: unknown): Record<string, unknown> | undefined =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : undefined

const matches = (value: unknown, pattern: string): value is string =>
  typeof value === 'string' && new RegExp(pattern).test(value)

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export function asReceipt(json: unknown): Receipt | undefined {
  const { id, day, digest, signature } = fields(json) ?? {}
  if (!matches(id, HEX_32) || !matches(day, DAY) || !matches(digest, HEX_64)) return undefined
  return matches(signature, '^[A-Za-z0-9+/]{86}==$') ? { id, day, digest, signature } : undefined
}

/** The server's word that a follow-up is on its disk. @param mid the message's own name; a rating and a withdrawal have none */
export function saysTaken(json: unknown, mid: string | undefined): boolean {
  const taken = fields(json) ?? {}
  return matches(taken.day, DAY) && taken.mid === mid
}

export function asRefusal(json: unknown): Refusal | undefined {
  const { code, detail, missing, challenge, difficulty } = fields(json) ?? {}
  if (!matches(code, '^[a-z0-9-]{1,64}$')) return undefined
  return {
    code,
    detail: typeof detail === 'string' ? detail.slice(0, 500) : '',
    missing: list(missing).filter((name): name is string => matches(name, HEX_64)),
    challenge: typeof challenge === 'string' ? challenge : '',
    difficulty: typeof difficulty === 'number' ? difficulty : Number.POSITIVE_INFINITY,
  }
}

/** @param code the code that was asked for: another one's poster is not the answer */
export function asPoster(json: unknown, code: string): Poster | undefined {
  const poster = fields(json)
  if (poster?.code !== code || (poster.kind !== 'burden' && poster.kind !== 'grid')) return undefined
  const places = list(poster.places).map(fields)
  const known = places.every((place) => matches(place?.cap, CAPABILITY) && typeof place?.code === 'string')
  const keyed =
    list(poster.serverKeys).every((key) => matches(key, '^[A-Za-z0-9+/]{43}=$')) &&
    matches(poster.intakeKey, AGE_RECIPIENT) &&
    Array.isArray(poster.also)
  return places.length > 0 && known && keyed ? (poster as unknown as Poster) : undefined
}
