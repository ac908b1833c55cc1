import { isOfThisBuild } from './same-build.ts'

const CACHE = 'jianfu-pages'

/** What keeping pages needs of the worker around it. */
export interface PageKeeper {
  readonly caches: CacheStorage
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Whether a file is in the cache of this worker's build. */
  readonly isKept: (url: string) => boolean
}

/**
 * Fetches a page (from the HTTP cache, seconds after the visit that asked for it) and keeps it, headers and all, so that it
 * opens without a network after one visit. A code that is gone is forgotten. A page of another build, or of a log-in network,
 * is not kept.
 *
 * @param path as `pagePath` spells it
 */
export async function keepPage({ caches, fetch, isKept }: PageKeeper, path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'omit', redirect: 'error' })
  const cache = await caches.open(CACHE)
  if (response.status === 404 || response.status === 410) await cache.delete(path)
  if (!response.ok || !isHtml(response)) return
  if (isOfThisBuild(await response.clone().text(), isKept)) await cache.put(path, response)
}

/** A kept page, if it belongs to this build; one of an older build is deleted. */
export async function keptPage({ caches, isKept }: PageKeeper, path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE)
  const page = await cache.match(path)
  if (!page || isOfThisBuild(await page.clone().text(), isKept)) return page
  await cache.delete(path)
  return undefined
}

const isHtml = (response: Response): boolean => /^text\/html\b/.test(response.headers.get('content-type') ?? '')
