import { STAFF_PAGES } from '../../contract/api.ts'

const PATH = STAFF_PAGES.invitation('').replace(/#$/, '')

let kept: string | undefined

/**
 * Takes the token out of the address bar, where a neighbour, a screenshot or the browser's history would find it. Called before
 * the router reads the address, so that the router never knows it either.
 */
export function hideToken(): void {
  if (location.pathname !== PATH || location.hash.length < 2) return
  kept = location.hash.slice(1)
  history.replaceState({ ...history.state, current: PATH }, '', PATH)
}

/** The token of the link that was opened last. */
export const invitationToken = (): string | undefined => kept
