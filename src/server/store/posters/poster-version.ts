import { keptVersion } from '../kept-version.ts'

const { bump, read } = keptVersion('poster-version')

/**
 * Every writer of posters calls it in its own transaction. Kept and not counted: whoever opens a sheet asks for it, and counting
 * the codes of all China each time would let anybody keep the server busy.
 */
export const bumpPosters = bump

/** See `PosterStore.version`. */
export const posterVersion = read
