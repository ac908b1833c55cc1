import { hkdfSync, scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KEY_USES, STRETCH } from '../../../src/contract/staff/password.ts'
import { stretch, stretchInPage } from '../../../src/staff/login/stretch.ts'
import { SALT } from '../a-server.ts'

const { N, r, p, bytes } = STRETCH
const PASSWORD = '海边的第三棵树 ａ'

describe('a password', () => {
  it('becomes the two keys that Node makes of it, whose own scrypt and HKDF are the reference', () => {
    const secret = scryptSync(PASSWORD.normalize('NFKC'), Buffer.from(SALT, 'hex'), bytes, { N, r, p, maxmem: 2 ** 28 })
    const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', use, bytes)).toString('hex')
    const { login, wrap } = stretch(PASSWORD, SALT)
    expect(login).toBe(key(KEY_USES.login))
    expect(Buffer.from(wrap).toString('hex')).toBe(key(KEY_USES.wrap))
  })

  it('is the same one with half-width letters, and from a browser without workers', async () => {
    expect(await stretchInPage('海边的第三棵树 a', SALT)).toEqual(stretch(PASSWORD, SALT))
  })

  it('tells the server nothing about the key that opens the reviewer’s own', () => {
    const { login, wrap } = stretch(PASSWORD, SALT)
    expect(Buffer.from(wrap).toString('hex')).not.toBe(login)
  })
})
