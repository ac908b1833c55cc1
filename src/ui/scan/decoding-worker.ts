import '../polyfills.ts'
import { decodeQR } from 'qr/decode.js'

export interface Task {
  readonly pixels: ImageData
  readonly patienceMs: number
}

/** Takes pixels, answers with the text of the code in them, or null. */
addEventListener('message', ({ data: { pixels, patienceMs } }: MessageEvent<Task>) => {
  try {
    postMessage(decodeQR(pixels, { timeLimit: patienceMs }))
  } catch {
    postMessage(null)
  }
})
