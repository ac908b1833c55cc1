/** The part of a page that tells when a new attempt is worthwhile; a worker has none of it. */
interface PageLike {
  addEventListener?(name: string, listener: () => void): void
  removeEventListener?(name: string, listener: () => void): void
  readonly document?: {
    readonly visibilityState: string
    addEventListener(name: string, listener: () => void): void
    removeEventListener(name: string, listener: () => void): void
  }
}

/**
 * Calls back when the network seems to be back or the page comes to the front. Only hints: `navigator.onLine` is true behind a
 * dead link too, so that it is never asked.
 *
 * @returns ends the listening
 */
export function onPageSignal(signal: () => void, page: PageLike = globalThis as PageLike): () => void {
  const visible = () => {
    if (page.document?.visibilityState === 'visible') signal()
  }
  page.addEventListener?.('online', signal)
  page.addEventListener?.('pageshow', signal)
  page.document?.addEventListener('visibilitychange', visible)
  return () => {
    page.removeEventListener?.('online', signal)
    page.removeEventListener?.('pageshow', signal)
    page.document?.removeEventListener('visibilitychange', visible)
  }
}
