import { toBase64 } from './base64.ts'
import { currentStore } from './open-store.ts'

/**
 * An item as a file to hand over by cable or chat when the server will not take it or there is no network for weeks: JSON with
 * the sealed bytes, which only the operator can open. It names neither kind nor content.
 *
 * @returns UTF-8 bytes; undefined when the item is gone
 */
export async function exportItem(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const store = await currentStore()
  const item = await store.readItem(key)
  if (!item) return undefined
  const parts = []
  for (const { sha256 } of item.parts) {
    const bytes = await store.readPart(key, sha256)
    if (bytes) parts.push({ sha256, bytes: toBase64(new Uint8Array(bytes)) })
  }
  const { id, digest, poster, place, level } = item
  const body = toBase64(new Uint8Array(item.body))
  return new TextEncoder().encode(JSON.stringify({ version: 1, id, digest, poster, place, level, body, parts }))
}
