import '../../ui/polyfills.ts'
import { stretch } from './stretch.ts'

/** Takes one password and its salt, answers with the keys. The worker is ended after it, and its memory with it. */
addEventListener('message', ({ data }: MessageEvent<{ readonly password: string; readonly salt: string }>) => {
  postMessage(stretch(data.password, data.salt))
})
