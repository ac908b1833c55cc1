import type { PlaceLevel } from '../../contract/place-code.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'

/** What a receipt code yields; all of it hex or text, nothing of it is stored unless the reporter asks. */
export interface ReceiptSecrets {
  /** 24 digits. */
  readonly code: string
  /** 32 hex: the report's id on the wire. */
  readonly id: string
  /** 32 hex: opens the look-up. */
  readonly accessKey: string
  /** SHA-256 hex of the access key's 16 raw bytes. */
  readonly accessHash: string
  /** `AGE-SECRET-KEY-1…`: opens replies. */
  readonly replyIdentity: string
  /** `age1…`: what replies are sealed to. */
  readonly replyTo: string
}

/** Where a report says it comes from: a place the poster offered, or a code scanned without a network. */
export type Origin = { readonly place: string } | { readonly poster: string; readonly level: PlaceLevel }

/** A filled form, as the form hands it over. Photos are re-encoded JPEG bytes. */
export interface Answers {
  readonly kind: Kind
  readonly origin: Origin
  readonly category: string
  readonly subtypes: readonly string[]
  readonly issuerLevel?: string
  readonly issuer?: string
  readonly issuerName?: string
  readonly period?: string
  readonly quantities: Readonly<Record<string, number>>
  readonly wishes: readonly string[]
  readonly words?: string
  readonly address?: string
  readonly contact?: string
  readonly photos: readonly ArrayBuffer[]
}

/** The operator's public keys, from the poster. */
export interface OperatorKeys {
  readonly recipients: readonly string[]
  readonly intakeKey: string
  /** Root key of the operator and its signature; see `crypto/root-key.ts`. */
  readonly root?: string
  readonly signature?: string
}

export interface SealedPart {
  readonly sha256: string
  readonly bytes: ArrayBuffer
}

/** What is added to a report, as the queue takes it: sent again as it is, so that one whose answer was lost is not stored twice. */
export interface SealedFollowUp {
  readonly body: ArrayBuffer
  /** SHA-256 of `body`, hex. */
  readonly digest: string
}

export interface SealedMessage extends SealedFollowUp {
  /** The message's name, 32 hex. */
  readonly mid: string
}

/** What goes into the queue: bytes this phone cannot open. */
export interface SealedReport {
  readonly id: string
  readonly body: ArrayBuffer
  /** SHA-256 of `body`, hex. */
  readonly digest: string
  readonly parts: readonly SealedPart[]
}
