import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type QueueItem, readPart } from '../queue/queue.ts'

/** Refusals that say "not the bytes that were announced": damaged by something on the way, as long as ours are whole. */
const DAMAGED = new Set(['digest-missing', 'digest-malformed', 'digest-differs', 'part-differs'])

export const saysDamaged = (code: string): boolean => DAMAGED.has(code)

/** Whether the stored bytes still hash to their names. If so, trying again over another network can help. */
export async function isIntact(item: QueueItem): Promise<boolean> {
  if (!isWhole(item)) return false
  for (const part of item.parts) {
    const bytes = await readPart(item.key, part.sha256)
    if (!bytes || hash(bytes) !== part.sha256) return false
  }
  return true
}

export const isWhole = ({ body, digest }: { readonly body: ArrayBuffer; readonly digest: string }): boolean =>
  hash(body) === digest

const hash = (bytes: ArrayBuffer): string => bytesToHex(sha256(new Uint8Array(bytes)))
