import { keptVersion } from '../kept-version.ts'

const { bump, read } = keptVersion('register-version')

/**
 * Every writer of places, aliases and parts calls it in its own transaction: a change that is not named would stay unseen by other
 * processes, and be lost to an administrator who has looked at the register before.
 */
export const bumpRegister = bump

/** See `RegisterStore.version`. */
export const registerVersion = read
