import { isAging, watchFollowUps, watchItems } from '../queue/queue.ts'
import { useSession } from './use-session.ts'

/** Browsers clear away what a page has stored when nobody comes back: whoever does is told in time. Gone as soon as it is sent. */
export function watchForAging(): void {
  const session = useSession()
  let [reports, followUps] = [false, false]
  const tell = () => {
    session.aging = reports || followUps
  }
  watchItems((items) => {
    reports = items.some(({ day }) => isAging(day))
    tell()
  })
  watchFollowUps((added) => {
    followUps = added.some(({ day }) => isAging(day))
    tell()
  })
}
