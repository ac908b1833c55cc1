/**
 * What is hashed (SHA-256) for a proof of work: the challenge, the report's id, so that one proof serves one report, and a
 * counter. The header `Jianfu-Pow` carries `challenge:counter`.
 */
export const workInput = (challenge: string, id: string, counter: number): string => `${challenge}\n${id}\n${counter}`

export const workHeader = (challenge: string, counter: number): string => `${challenge}:${counter}`

export function parseWorkHeader(header: string): { challenge: string; counter: number } | undefined {
  const match = header.match(/^([A-Za-z0-9._-]{1,128}):([0-9]{1,15})$/)
  return match?.[1] && match[2] ? { challenge: match[1], counter: Number(match[2]) } : undefined
}

/** Whether a hash begins with at least `difficulty` zero bits. */
export function hasLeadingZeros(hash: Uint8Array, difficulty: number): boolean {
  for (let bit = 0; bit < difficulty; bit++) if ((hash[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) return false
  return true
}
