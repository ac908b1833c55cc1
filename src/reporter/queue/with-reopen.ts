const LOST = /^(InvalidState|DatabaseClosed|Unknown|MissingAPI)(Error)?$/

/** What `withReopen` needs of a database. */
export interface Reopenable {
  close(options: { disableAutoOpen: boolean }): void
  open(): PromiseLike<unknown>
}

/**
 * Runs an operation; if the connection was lost, opens a new one and runs it once more.
 *
 * iOS kills the IndexedDB connection of pages in the background, and every use of the dead handle fails until the page is
 * reloaded: trying again on it never helps, opening a new one does. An operation may therefore run twice and must allow that.
 *
 * @throws whatever the operation throws for another reason, or for the second time
 */
export async function withReopen<Result>(database: Reopenable, operation: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await operation()
  } catch (error) {
    if (!isLostConnection(error)) throw error
    database.close({ disableAutoOpen: false })
    await database.open()
    return await operation()
  }
}

/** Whether an error means that the handle is dead. WebKit reports its killed database process as UnknownError with a sentence. */
export function isLostConnection(error: unknown): boolean {
  return namesOf(error).some((name) => LOST.test(name)) || /connection.*(lost|clos)/i.test(String(error))
}

/** Whether an error means that there is no room, however deep Dexie has wrapped it. */
export function isQuotaError(error: unknown): boolean {
  return namesOf(error).some((name) => name === 'QuotaExceededError') || /quota/i.test(String(error))
}

function namesOf(error: unknown): string[] {
  const names: string[] = []
  let current: unknown = error
  for (let depth = 0; depth < 4 && typeof current === 'object' && current !== null; depth++) {
    const { name, inner } = current as { name?: unknown; inner?: unknown }
    if (typeof name === 'string') names.push(name)
    current = inner
  }
  return names
}
