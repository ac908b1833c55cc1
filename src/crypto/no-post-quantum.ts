/**
 * Stands in, in the built app, for `@noble/post-quantum/hybrid.js` and `@noble/curves/nist.js` (an alias in the build): the age
 * library names them for recipient types that Jianfu never uses, and they would cost the phone half of the sealing code's bytes.
 */
const refuse = (): never => {
  throw new Error('only X25519 recipients are used here')
}
export const MLKEM768X25519 = { getPublicKey: refuse, encapsulate: refuse, decapsulate: refuse }
export const MLKEM768P256 = { getPublicKey: refuse, encapsulate: refuse, decapsulate: refuse }
export const p256 = {
  lengths: {},
  Point: { fromBytes: refuse },
  utils: { randomSecretKey: refuse },
  getPublicKey: refuse,
}
