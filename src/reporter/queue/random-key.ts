/** 32 random hex digits. Never a counter and never from a clock: keys on the phone must not tell order or time. */
export function randomKey(): string {
  let key = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) key += byte.toString(16).padStart(2, '0')
  return key
}
