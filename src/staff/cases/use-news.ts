import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { useStaffEvents } from '../app/use-staff-events.ts'

/** One look for everything that happens within so long. */
const GATHER_MS = 1_500
/** A page nobody has touched for so long asks nothing: asking would keep the session of an abandoned computer open. */
const ATTENDED_MS = 10 * 60_000

/**
 * Looks whether something has changed since it was shown. The page says so and waits: nothing moves under anybody's finger.
 *
 * @param fresh whether it is known already that what is shown is no longer what the server says: then nobody looks
 * @param look asks the server and sets `fresh`
 */
export function useNews(fresh: Readonly<Ref<boolean>>, look: () => Promise<void>): void {
  let used = Date.now()
  let unheard = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function hear(): void {
    if (fresh.value || timer) return
    unheard = document.hidden || Date.now() - used > ATTENDED_MS
    if (unheard) return
    timer = setTimeout(async () => {
      await look()
      timer = undefined
    }, GATHER_MS)
  }
  function use(): void {
    used = Date.now()
    if (unheard) hear()
  }
  function comeBack(): void {
    if (document.hidden) return
    used = Date.now()
    hear()
  }

  useStaffEvents({ cases: hear })
  onMounted(() => {
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, use)
    addEventListener('focus', comeBack)
    document.addEventListener('visibilitychange', comeBack)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    for (const event of ['pointerdown', 'keydown']) removeEventListener(event, use)
    removeEventListener('focus', comeBack)
    document.removeEventListener('visibilitychange', comeBack)
  })
}
