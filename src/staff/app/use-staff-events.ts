import { onBeforeUnmount, onMounted } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import { STAFF_EVENTS } from '../../contract/staff/events.ts'
import { useSession } from './use-session.ts'

/** After an answer that is no stream the browser does not try again by itself. */
const RETRY_MS = 30_000

/**
 * Told while the page is open: at each release, and when something has happened to some case. Both also when the stream is back
 * after it was cut off: what was said meanwhile was missed. The browser keeps it up; where something on the way cuts it off for
 * good the page works on, and shows what is new when it is asked again.
 */
export function useStaffEvents(told: { readonly release?: () => void; readonly cases?: () => void }): void {
  const session = useSession()
  let stream: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false

  function open(): void {
    stream = new EventSource(staffRoutes.events)
    stream.addEventListener(STAFF_EVENTS.release, () => told.release?.())
    stream.addEventListener(STAFF_EVENTS.cases, () => told.cases?.())
    stream.addEventListener(STAFF_EVENTS.signedOut, () => {
      close()
      void session.load()
    })
    stream.addEventListener('open', () => {
      if (!missed) return
      missed = false
      told.release?.()
      told.cases?.()
    })
    stream.addEventListener('error', () => {
      missed = true
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
