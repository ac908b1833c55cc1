/** After this the page derives the bytes itself: the slowest phones need 1.6 s, a worker that is silent longer was killed. */
const PATIENCE_MS = 15_000

/**
 * Derives the bytes of a receipt code in a Web Worker, so that the form stays smooth meanwhile.
 *
 * No `type: 'module'`: the build emits a classic script, and Chrome before 80 refuses module workers.
 *
 * @throws Error when there is no worker, it cannot start (CSP, old WebView), fails, or is silent for 15 s; the caller derives
 *   in the page then
 */
export function deriveInWorker(code: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./derivation-worker.ts', import.meta.url))
    const end = () => {
      clearTimeout(patience)
      worker.terminate()
    }
    const fail = () => {
      end()
      reject(new Error('the derivation worker failed'))
    }
    const patience = setTimeout(fail, PATIENCE_MS)
    worker.onmessage = (event: MessageEvent<unknown>) => {
      if (!(event.data instanceof Uint8Array)) return fail()
      end()
      resolve(event.data)
    }
    worker.onerror = fail
    worker.onmessageerror = fail
    worker.postMessage(code)
  })
}
