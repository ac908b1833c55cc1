import type { Task } from './decoding-worker.ts'
import type { CodeReader } from './types.ts'

/**
 * Reads codes in a Web Worker, so that the picture of the camera does not stutter on slow phones. A classic worker: Chrome
 * before 80 refuses modules.
 *
 * `read` throws when the worker cannot start.
 */
export function workerReader(): CodeReader {
  const worker = new Worker(new URL('./decoding-worker.ts', import.meta.url))
  const read = (pixels: ImageData, patienceMs: number): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<string | null>) => resolve(data ?? undefined)
      worker.onerror = () => reject(new Error('the decoding worker failed'))
      worker.postMessage({ pixels, patienceMs } satisfies Task, [pixels.data.buffer])
    })
  return { read, close: () => worker.terminate() }
}
