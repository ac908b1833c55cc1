/**
 * How a staff password becomes keys, in the browser (DESIGN 7): scrypt(NFKC(password) in UTF-8, salt, N, r, p) → 32 bytes, then
 * HKDF-SHA-256 (no salt) once for each use. `login` is sent, `wrap` never is: it opens the reviewer's own key.
 */
export const STRETCH = { N: 2 ** 17, r: 8, p: 1, bytes: 32, saltBytes: 16 } as const
export const KEY_USES = { login: 'jianfu/staff/login/1', wrap: 'jianfu/staff/wrap/1' } as const

/**
 * How a reviewer's own identity is kept: base64(nonce ‖ XChaCha20-Poly1305(key `wrap`, nonce, associated data `context`, the
 * `AGE-SECRET-KEY-1…` in UTF-8)). The nonce is random, 24 bytes.
 */
export const WRAPPING = { nonceBytes: 24, context: 'jianfu/staff/personal/1' } as const
