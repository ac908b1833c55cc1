import { isAging, watchItems } from '../queue/queue.ts'
import { useSession } from './use-session.ts'

/** Browsers clear away what a page has stored when nobody comes back: whoever does is told in time. Gone as soon as it is sent. */
export function watchForAging(): void {
  const session = useSession()
  watchItems((items) => {
    session.aging = items.some(({ day }) => isAging(day))
  })
}
