import { createHmac } from 'node:crypto'
import type { Challenge } from '../../contract/challenge.ts'
import { hasLeadingZeros, parseWorkHeader, workInput } from '../../contract/work.ts'
import type { Clock } from './clock.ts'
import { sameBytes, sha256 } from './keys/report-keys.ts'

const WINDOW_MS = 10 * 60_000
/** A challenge is good for its window and the next: a phone on a slow link may work across the border. */
const WINDOWS_ACCEPTED = 2
/** Zero bits asked of a capability from an earlier year: about a second on an old phone, and nobody is shut out for good. */
const OLD_CAPABILITY_DIFFICULTY = 18

export interface WorkGate {
  challenge(): Challenge
  /** What a report with a capability of this age (years) must show; undefined when nothing is asked. */
  needed(age: number): { readonly challenge: string; readonly difficulty: number } | undefined
  /** Whether a `Jianfu-Pow` header is a proof for this report at this difficulty. Stateless: the proof names the report, and a report is stored once. */
  accepts(header: string | undefined, id: string, difficulty: number): boolean
}

export function workGate(key: string, clock: Clock): WorkGate {
  const secret = Buffer.from(key, 'base64')
  const window = () => Math.floor(clock.now().getTime() / WINDOW_MS)
  const name = (index: number) => createHmac('sha256', secret).update(`work\n${index}`).digest('base64url')
  return {
    challenge: () => ({
      challenge: name(window()),
      difficulty: 0,
      until: new Date((window() + 1) * WINDOW_MS).toISOString(),
    }),
    needed: (age) => (age > 0 ? { challenge: name(window()), difficulty: OLD_CAPABILITY_DIFFICULTY } : undefined),
    accepts(header, id, difficulty) {
      const proof = header === undefined ? undefined : parseWorkHeader(header)
      if (!proof) return false
      const current = window()
      const known = Array.from({ length: WINDOWS_ACCEPTED }, (_, back) => name(current - back)).some((candidate) =>
        sameBytes(Buffer.from(candidate), Buffer.from(proof.challenge)),
      )
      return known && hasLeadingZeros(sha256(Buffer.from(workInput(proof.challenge, id, proof.counter))), difficulty)
    },
  }
}
