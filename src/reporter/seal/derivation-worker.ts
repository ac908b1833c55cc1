import { deriveBytes } from './derive-bytes.ts'

/** Takes a receipt code, answers with its 64 bytes. Nothing else: the worker is started for one code and ended after it. */
addEventListener('message', (event: MessageEvent<string>) => {
  postMessage(deriveBytes(event.data))
})
