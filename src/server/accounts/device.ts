import { createHmac, randomBytes } from 'node:crypto'
import { sameBytes } from '../endpoint/keys/report-keys.ts'

export const DEVICE_DAYS = 365
const DAY_MS = 86_400_000

/**
 * Tells a browser in which somebody has signed in before from all others, so that whoever hammers a name from elsewhere never
 * slows its owner down. Good for one name only: with a device of one's own nobody gets more guesses at a colleague's password.
 */
export interface Devices {
  /** `until.nonce.mac`, for the cookie. */
  issue(nameKey: string, now: number): string
  /** The device's own name for counting, or undefined when it is none of this person's. */
  known(cookie: string | undefined, nameKey: string, now: number): string | undefined
}

export function devices(pepper: string): Devices {
  const key = createHmac('sha256', Buffer.from(pepper, 'base64')).update('jianfu/pepper/device/1').digest()
  const sign = (day: string, nonce: string, nameKey: string) =>
    createHmac('sha256', key).update([day, nonce, nameKey].join('\n')).digest()
  return {
    issue(nameKey, now) {
      const until = String(Math.floor(now / DAY_MS) + DEVICE_DAYS)
      const nonce = randomBytes(16).toString('base64url')
      return [until, nonce, sign(until, nonce, nameKey).toString('base64url')].join('.')
    },
    known(cookie, nameKey, now) {
      const [until = '', nonce = '', mac = ''] = (cookie ?? '').split('.')
      const ours = sameBytes(Buffer.from(mac, 'base64url'), sign(until, nonce, nameKey))
      return ours && Number(until) * DAY_MS > now ? nonce : undefined
    },
  }
}
