import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'

/**
 * Under which names a report is kept, so that the database alone cannot be joined to what was seen on the wire: only MACs of
 * id, access hash and names of pieces are stored, and the digest only masked. The two halves of one MAC look unrelated without the key: the
 * receipt and the released report, each holding one half of the access hash's, cannot be joined by the database alone either.
 */
export interface ReportKeys {
  readonly ofId: (id: string) => { readonly idMac: Buffer; readonly digestPad: Buffer }
  readonly ofAccessHash: (accessHash: string) => {
    /** Beside the receipt; guards the look-up. */
    readonly accessMac: Buffer
    /** Beside the released report; finds its state. */
    readonly statusMac: Buffer
  }
  /** A message's name on the wire, and a pad for its digest. */
  readonly ofMessage: (id: string, mid: string) => { readonly midMac: Buffer; readonly digestPad: Buffer }
  /** A rating of one closing of one case: it is given once, and its digest has a pad of its own. */
  readonly ofRating: (
    id: string,
    caseId: string,
    closing: number,
  ) => { readonly keyMac: Buffer; readonly digestPad: Buffer }
  readonly ofWithdrawal: (id: string) => { readonly keyMac: Buffer; readonly digestPad: Buffer }
  /** Name under which a piece is kept, 64 hex digits. Its SHA-256 stood in an address on the wire. */
  readonly ofPart: (sha256: string) => string
}

const HALF = 32

export function reportKeys(macKey: string): ReportKeys {
  const key = createSecretKey(Buffer.from(macKey, 'base64'))
  const halves = (text: string) => {
    const mac = createHmac('sha512', key).update(text).digest()
    return [mac.subarray(0, HALF), mac.subarray(HALF)] as const
  }
  return {
    ofId(id) {
      const [idMac, digestPad] = halves(`id\n${id}`)
      return { idMac, digestPad }
    },
    ofAccessHash(accessHash) {
      const [accessMac, statusMac] = halves(`access\n${accessHash}`)
      return { accessMac, statusMac }
    },
    ofMessage(id, mid) {
      const [midMac, digestPad] = halves(`message\n${id}\n${mid}`)
      return { midMac, digestPad }
    },
    ofRating(id, caseId, closing) {
      const [keyMac, digestPad] = halves(`rating\n${id}\n${caseId}\n${closing}`)
      return { keyMac, digestPad }
    },
    ofWithdrawal(id) {
      const [keyMac, digestPad] = halves(`withdrawal\n${id}`)
      return { keyMac, digestPad }
    },
    ofPart: (name) => halves(`part\n${name}`)[0].toString('hex'),
  }
}

/** XORs a SHA-256 with the pad of its id; the same call takes the mask off. An id has one digest, so a pad serves once. */
export function maskDigest(pad: Uint8Array, digest: Uint8Array): Buffer {
  const masked = Buffer.alloc(HALF)
  for (let index = 0; index < HALF; index++) masked[index] = (pad[index] ?? 0) ^ (digest[index] ?? 0)
  return masked
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Compares in constant time; different lengths are different. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
