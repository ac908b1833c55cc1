import { hkdfSync, scrypt } from 'node:crypto'
import { KEY_USES, STRETCH } from '../../../contract/staff/password.ts'

/** scrypt needs 128 · N · r bytes, and a little. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * What a browser makes of a password (`contract/staff/password.ts`). The trial alone does it here, because it makes the passwords
 * itself; in production no password and no `wrap` ever reaches the server.
 *
 * @param salt 16 bytes hex
 * @returns 32 bytes each
 */
export async function stretch(password: string, salt: string): Promise<{ login: Buffer; wrap: Buffer }> {
  const { N, r, p, bytes } = STRETCH
  const secret = await new Promise<Buffer>((resolve, reject) =>
    scrypt(
      password.normalize('NFKC'),
      Buffer.from(salt, 'hex'),
      bytes,
      { N, r, p, maxmem: MOST_BYTES },
      (error, key) => (error ? reject(error) : resolve(key)),
    ),
  )
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', use, bytes))
  return { login: derive(KEY_USES.login), wrap: derive(KEY_USES.wrap) }
}
