export type Fetched =
  | { readonly name: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The server has nothing readable under this name. */
  | { readonly name: 'missing' }
  | { readonly name: 'offline' }

/** Bytes of a piece or a photo. Never from a cache, and never into one: what is opened lives in this page's memory only. */
export async function fetchBytes(url: string): Promise<Fetched> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    if (!response.ok) return { name: response.status >= 502 || response.status === 429 ? 'offline' : 'missing' }
    return { name: 'done', bytes: new Uint8Array(await response.arrayBuffer()) }
  } catch {
    return { name: 'offline' }
  }
}
