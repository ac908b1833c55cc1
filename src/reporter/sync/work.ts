import { sha256 } from '@noble/hashes/sha2.js'
import { hasLeadingZeros, workHeader, workInput } from '../../contract/work.ts'

/** More zero bits would keep an old phone busy for minutes; a server that asks for them is not ours or is broken. */
export const HARDEST_WORK = 24

/** Counters tried before the page gets its turn: about 10 ms on the slowest phones. */
const SLICE = 256

/**
 * Finds a proof of work for one report.
 *
 * @param rest lets the page breathe between slices; without it typing would freeze
 * @returns the value of the header `Jianfu-Pow`
 */
export async function findWork(
  challenge: string,
  id: string,
  difficulty: number,
  rest: () => Promise<void>,
): Promise<string> {
  const encoder = new TextEncoder()
  for (let counter = 0; ; counter++) {
    if (hasLeadingZeros(sha256(encoder.encode(workInput(challenge, id, counter))), difficulty))
      return workHeader(challenge, counter)
    if (counter % SLICE === SLICE - 1) await rest()
  }
}
