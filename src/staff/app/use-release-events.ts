import { onBeforeUnmount, onMounted } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import { STAFF_EVENTS } from '../../contract/staff/events.ts'
import { useSession } from './use-session.ts'

/** After an answer that is no stream the browser does not try again by itself. */
const RETRY_MS = 30_000

/**
 * Told at each release while the page is open. The browser keeps the stream up; where something on the way cuts it off for
 * good the page works on, and shows what is new when it is asked again.
 */
export function useReleaseEvents(onRelease: () => void): void {
  const session = useSession()
  let stream: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    stream = new EventSource(staffRoutes.events)
    stream.addEventListener(STAFF_EVENTS.release, onRelease)
    stream.addEventListener(STAFF_EVENTS.signedOut, () => {
      close()
      void session.load()
    })
    stream.addEventListener('error', () => {
      if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS)
    })
  }
  function close(): void {
    stream?.close()
    clearTimeout(timer)
  }

  onMounted(open)
  onBeforeUnmount(close)
}
