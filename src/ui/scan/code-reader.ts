import { builtInReader } from './built-in-reader.ts'
import type { CodeReader } from './types.ts'
import { workerReader } from './worker-reader.ts'

/**
 * The browser's own reader where there is one, else ours. Phones without Google's services have one that promises codes and then
 * fails: from its first failure on ours is asked.
 *
 * `read` throws when neither works.
 */
export async function openReader(): Promise<CodeReader> {
  const builtIn = await builtInReader()
  let reader = builtIn ?? workerReader()
  const read: CodeReader['read'] = async (pixels, patienceMs) => {
    if (reader !== builtIn) return reader.read(pixels, patienceMs)
    try {
      return await reader.read(pixels, patienceMs)
    } catch {
      reader = workerReader()
      return reader.read(pixels, patienceMs)
    }
  }
  return { read, close: () => reader.close() }
}
