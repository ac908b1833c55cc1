import { registerWorker, rememberPage } from './register-worker.ts'
import { useSession } from './use-session.ts'

/** A new version waits until it is tapped: nobody's half-filled form is loaded away. */
export async function watchForUpdates(): Promise<void> {
  await registerWorker({
    onUpdateReady: () => {
      useSession().updateReady = true
    },
  })
  await rememberPage()
}
