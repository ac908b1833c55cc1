import { bytesToHex } from '@noble/hashes/utils.js'
import { STRETCH } from '../../contract/staff/password.ts'
import { randomBytes } from '../../crypto/random-bytes.ts'
import { type Stretched, stretchInPage } from './stretch.ts'

/** An old office PC needs some seconds; a worker that is silent for longer was killed. */
const PATIENCE_MS = 45_000

/** Stretches a password in a Web Worker, so that the page stays alive meanwhile; in the page where no worker can start. */
export const stretchInWorker = (password: string, salt: string): Promise<Stretched> =>
  fromWorker(password, salt).catch(() => stretchInPage(password, salt))

/** The keys of a new password, under a salt of its own. */
export async function stretchNew(password: string): Promise<Stretched & { readonly salt: string }> {
  const salt = bytesToHex(randomBytes(STRETCH.saltBytes))
  return { salt, ...(await stretchInWorker(password, salt)) }
}

function fromWorker(password: string, salt: string): Promise<Stretched> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./stretch-worker.ts', import.meta.url))
    const end = () => {
      clearTimeout(patience)
      worker.terminate()
    }
    const fail = () => {
      end()
      reject(new Error('the stretching worker failed'))
    }
    const patience = setTimeout(fail, PATIENCE_MS)
    worker.onmessage = ({ data }: MessageEvent<Stretched>) => {
      end()
      resolve(data)
    }
    worker.onerror = fail
    worker.onmessageerror = fail
    worker.postMessage({ password, salt })
  })
}
