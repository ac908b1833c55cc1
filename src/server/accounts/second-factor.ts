import { Secret, TOTP } from 'otpauth'
import type { DataCipher } from '../endpoint/keys/data-cipher.ts'

const PENDING_MS = 10 * 60_000
const MOST_PENDING = 1_000
const SECRET_BYTES = 20
const PERIOD = 30

/** Six digits of an authenticator (RFC 6238: SHA-1, 30 seconds), one step early or late. */
export interface SecondFactor {
  /** A new secret. It waits in memory, ten minutes, until a code of it has proved that it was taken over. */
  offer(account: string, name: string, operator: string, now: number): { readonly secret: string; readonly uri: string }
  /** @returns the offered secret as it is to be stored, and the step of the code; undefined when code or offer do not hold */
  prove(account: string, code: string, now: number): { readonly totp: Buffer; readonly step: number } | undefined
  /** @returns the step the code belongs to, which must then be spent; undefined when it is wrong */
  step(totp: Uint8Array, account: string, code: string, now: number): number | undefined
}

/** @param cipher of the data key */
export function secondFactor(cipher: DataCipher): SecondFactor {
  const pending = new Map<string, { readonly secret: Secret; readonly since: number }>()
  const context = (account: string) => `totp ${account}`
  return {
    offer(account, name, operator, now) {
      const secret = new Secret({ size: SECRET_BYTES })
      pending.delete(account)
      pending.set(account, { secret, since: now })
      if (pending.size > MOST_PENDING) pending.delete(pending.keys().next().value as string)
      const uri = new TOTP({ issuer: operator, label: name, secret, period: PERIOD }).toString()
      return { secret: secret.base32, uri }
    },
    prove(account, code, now) {
      const offered = pending.get(account)
      if (!offered || Math.abs(now - offered.since) > PENDING_MS) return undefined
      const step = stepOf(offered.secret, code, now)
      if (step === undefined) return undefined
      pending.delete(account)
      return { totp: cipher.seal(Buffer.from(offered.secret.base32), context(account)), step }
    },
    step: (totp, account, code, now) =>
      stepOf(Secret.fromBase32(cipher.open(totp, context(account)).toString()), code, now),
  }
}

function stepOf(secret: Secret, code: string, now: number): number | undefined {
  const delta = new TOTP({ secret, period: PERIOD }).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta
}
