import { ref } from 'vue'
import { registerWorker, rememberPage } from './register-worker.ts'

export const updateReady = ref(false)

/** A new version waits until it is tapped: nobody's half-filled form is loaded away. */
export async function watchForUpdates(): Promise<void> {
  await registerWorker({
    onUpdateReady: () => {
      updateReady.value = true
    },
  })
  await rememberPage()
}
