import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 32

/** 32 random bytes base64url: of a session, or of an invitation's link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** The store keeps this alone: a stolen database opens no session and takes no invitation. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
