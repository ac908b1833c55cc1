import { Decrypter, Encrypter, generateX25519Identity } from 'age-encryption'
import { intakeSeal } from '../../src/server/endpoint/keys/intake-seal.ts'
import { heading, row } from './roles.ts'

const TIMES = 300
const BYTES = 4 * 1024

/** Opening the intake seal: the library's own key agreement beside Node's primitives inside the library's format. */
export async function benchSealPaths(): Promise<void> {
  const identity = await generateX25519Identity()
  const ours = await intakeSeal(identity)
  const encrypter = new Encrypter()
  encrypter.addRecipient(ours.recipient)
  const sealed = await encrypter.encrypt(new Uint8Array(BYTES))
  const library = new Decrypter()
  library.addIdentity(identity)
  heading('Opening a sealed report of 4 KiB', 'path', 'ms each')
  for (const [name, open] of [
    ['library alone', () => library.decrypt(sealed)],
    ['library, key agreement by Node', () => ours.open(sealed)],
  ] as const) {
    await open()
    const began = performance.now()
    for (let count = 0; count < TIMES; count++) await open()
    row(name, ((performance.now() - began) / TIMES).toFixed(3))
  }
}
