/**
 * Server-sent events of `staffRoutes.events`, without data: a release has happened (also an empty one), something has
 * happened to some case, the session has ended. Numbers would tell those who may not know them how many came in.
 */
export const STAFF_EVENTS = { release: 'release', cases: 'cases', signedOut: 'signed-out' } as const
