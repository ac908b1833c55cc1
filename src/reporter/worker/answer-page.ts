import { keepPage, keptPage, type PageKeeper } from './pages.ts'

/** A network slower than this is as good as none: the shell can take a report at once and learn the place later. */
const PATIENCE_MS = 4_000

export interface PageAnswerer extends PageKeeper {
  /** The page without a place that every build brings along; it reads the code from the address. */
  readonly shell: () => Promise<Response | undefined>
  /** Keeps the worker alive for what goes on after the answer. */
  readonly later: (work: Promise<unknown>) => void
}

/**
 * Answers a visit to a reporter's page: the kept one at once (and renewed behind its back), else the network's, else the
 * shell. What the network says of an unknown or revoked code is shown as it says it.
 *
 * @param request the browser's own: passed on unchanged, so that a network's log-in page can be shown and used
 * @throws TypeError when there is neither network nor shell, as the browser would without a worker
 */
export async function answerPage(worker: PageAnswerer, request: Request, path: string): Promise<Response> {
  const kept = await keptPage(worker, path).catch(() => undefined)
  if (kept) {
    worker.later(keepPage(worker, path).catch(() => {}))
    return kept
  }
  const network = fetch(request)
  const first = await Promise.race([network.catch(() => undefined), after(PATIENCE_MS)])
  if (first && first.status < 500) return first
  return (await worker.shell().catch(() => undefined)) ?? first ?? network
}

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
