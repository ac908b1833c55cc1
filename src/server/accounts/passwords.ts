import { createHmac, randomBytes } from 'node:crypto'
import { STRETCH } from '../../contract/staff/password.ts'
import { dataCipher } from '../endpoint/keys/data-cipher.ts'
import { sameBytes, sha256 } from '../endpoint/keys/report-keys.ts'

/** What the server keeps of passwords. It never sees one: the browser sends the login key that it was stretched to. */
export interface Passwords {
  /** The login key as it is stored: hashed, then encrypted under the pepper and bound to the account. */
  seal(login: string, account: string): Buffer
  /** Whether this is the login key of the account; takes as long when nothing is stored. */
  fits(login: string, stored: Uint8Array | null, account: string): boolean
  /** Salt for a name nobody has: looks like any other and stays the same, so that asking tells nothing. 16 bytes hex. */
  saltFor(nameKey: string): string
}

/** @param pepper base64, from the secrets: without it a stolen database cannot even be guessed against */
export function passwords(pepper: string): Passwords {
  const derive = (use: string) => createHmac('sha256', Buffer.from(pepper, 'base64')).update(use).digest()
  const cipher = dataCipher(derive('jianfu/pepper/login/1').toString('base64'))
  const saltKey = derive('jianfu/pepper/salt/1')
  const digest = (login: string) => sha256(Buffer.from(login, 'hex'))
  const context = (account: string) => `login ${account}`
  const nobody = cipher.seal(randomBytes(32), context(''))
  return {
    seal: (login, account) => cipher.seal(digest(login), context(account)),
    fits(login, stored, account) {
      const kept = stored ? cipher.open(stored, context(account)) : cipher.open(nobody, context(''))
      return sameBytes(digest(login), kept) && stored !== null
    },
    saltFor: (nameKey) =>
      createHmac('sha256', saltKey).update(nameKey).digest().subarray(0, STRETCH.saltBytes).toString('hex'),
  }
}
