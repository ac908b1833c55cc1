import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Under which names a report is kept, so that the database alone cannot be joined to what was seen on the wire: only MACs of
 * id and access hash are stored, and the digest only masked. Two MACs of the same access hash have different labels: the
 * receipt and the released report cannot be joined without the key either.
 */
export interface ReportKeys {
  readonly idMac: (id: string) => Buffer
  /** Of the access hash bound to the id; guards the look-up. */
  readonly accessMac: (id: string, accessHash: string) => Buffer
  /** Of the access hash alone; finds the released report. */
  readonly statusMac: (accessHash: string) => Buffer
  /** XORs a SHA-256 with a pad that belongs to the id; the same call takes the mask off. An id has one digest, so a pad serves once. */
  readonly maskDigest: (id: string, digest: Uint8Array) => Buffer
}

export function reportKeys(macKey: string): ReportKeys {
  const key = Buffer.from(macKey, 'base64')
  const mac = (text: string) => createHmac('sha256', key).update(text).digest()
  return {
    idMac: (id) => mac(`id\n${id}`),
    accessMac: (id, accessHash) => mac(`access\n${id}\n${accessHash}`),
    statusMac: (accessHash) => mac(`status\n${accessHash}`),
    maskDigest: (id, digest) => {
      const pad = mac(`digest\n${id}`)
      return pad.map((byte, index) => byte ^ (digest[index] ?? 0)) as Buffer
    },
  }
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Compares in constant time; different lengths are different. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
