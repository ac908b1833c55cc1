const PATIENCE_MS = 12_000

/**
 * Asks our server and nobody else: nothing that tells who asks goes along, and no other origin is followed to.
 *
 * @param read what to make of an answer; it has to be there in time, too
 * @returns undefined without a network, and when `read` throws, because the answer was not ours
 */
export async function askServer<Answer>(
  url: string,
  init: RequestInit,
  read: (response: Response) => Promise<Answer>,
): Promise<Answer | undefined> {
  const stop = typeof AbortController === 'function' ? new AbortController() : undefined
  const patience = setTimeout(() => stop?.abort(), PATIENCE_MS)
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      ...(stop && { signal: stop.signal }),
    })
    return await read(response)
  } catch {
    return undefined
  } finally {
    clearTimeout(patience)
  }
}
