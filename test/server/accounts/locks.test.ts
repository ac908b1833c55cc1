import { randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { expect, it } from 'vitest'
import { STRETCH } from '../../../src/contract/staff/password.ts'
import { devices } from '../../../src/server/accounts/device.ts'
import { nameKeyOf } from '../../../src/server/accounts/names.ts'
import { passwords } from '../../../src/server/accounts/passwords.ts'
import { secondFactor } from '../../../src/server/accounts/second-factor.ts'
import { dataCipher } from '../../../src/server/endpoint/keys/data-cipher.ts'
import { makePersonalKey } from '../../../src/server/trial/staff/personal-key.ts'
import { stretch } from '../../../src/server/trial/staff/stretch.ts'
import { unwrapPersonalKey } from '../../../src/staff/accounts/keys/personal-key.ts'
import { stretch as stretchInBrowser } from '../../../src/staff/login/stretch.ts'

const secret = () => randomBytes(32).toString('base64')
const login = () => randomBytes(32).toString('hex')
const NOW = Date.parse('2026-06-17T02:00:00Z')
const DAY = 86_400_000

it('a login key fits its own account alone, and never an account without a password', () => {
  const keeper = passwords(secret())
  const mine = login()
  const stored = keeper.seal(mine, 'a')
  expect(keeper.fits(mine, stored, 'a')).toBe(true)
  expect(keeper.fits(login(), stored, 'a')).toBe(false)
  expect(() => keeper.fits(mine, stored, 'b')).toThrow()
  expect(keeper.fits(mine, null, 'a')).toBe(false)
})

it('what is stored of a login key tells nothing without the pepper: the same key never looks the same', () => {
  const keeper = passwords(secret())
  const mine = login()
  expect(keeper.seal(mine, 'a').equals(keeper.seal(mine, 'a'))).toBe(false)
  expect(() => passwords(secret()).fits(mine, keeper.seal(mine, 'a'), 'a')).toThrow()
})

it('a name nobody has gets a salt that looks like any other and stays the same', () => {
  const pepper = secret()
  const salt = passwords(pepper).saltFor('somebody')
  expect(salt).toMatch(new RegExp(`^[0-9a-f]{${2 * STRETCH.saltBytes}}$`))
  expect(passwords(pepper).saltFor('somebody')).toBe(salt)
  expect(passwords(pepper).saltFor('somebody else')).not.toBe(salt)
  expect(passwords(secret()).saltFor('somebody')).not.toBe(salt)
})

it('full-width letters and capitals are the same name', () => {
  expect(nameKeyOf('Ｗang.Li')).toBe(nameKeyOf('wang.li'))
  expect(nameKeyOf('王丽')).not.toBe(nameKeyOf('王莉'))
})

it('a known device is known for one name and one year, and cannot be made up', () => {
  const known = devices(secret())
  const cookie = known.issue('wang', NOW)
  expect(known.known(cookie, 'wang', NOW)).toBeDefined()
  expect(known.known(cookie, 'li', NOW)).toBeUndefined()
  expect(known.known(cookie, 'wang', NOW + 366 * DAY)).toBeUndefined()
  expect(known.known(cookie.replace(/^[0-9]+/, '99999'), 'wang', NOW)).toBeUndefined()
  expect(devices(secret()).known(cookie, 'wang', NOW)).toBeUndefined()
  expect(known.known('a.b.c', 'wang', NOW)).toBeUndefined()
  expect(known.known(undefined, 'wang', NOW)).toBeUndefined()
})

it('a second factor is in force only after a code of its own secret, and only for ten minutes', () => {
  const factor = secondFactor(dataCipher(secret()))
  const { secret: base32, uri } = factor.offer('a', '王丽', '威海市减负办', NOW)
  expect(uri).toMatch(/^otpauth:\/\/totp\//)
  const code = (at: number) => new TOTP({ secret: base32 }).generate({ timestamp: at })
  expect(factor.prove('b', code(NOW), NOW)).toBeUndefined()
  expect(factor.prove('a', code(NOW + 10 * 60_000), NOW)).toBeUndefined()
  expect(factor.prove('a', code(NOW + 11 * 60_000), NOW + 11 * 60_000)).toBeUndefined()
  const proved = factor.prove('a', code(NOW), NOW)
  expect(proved?.step).toBe(Math.floor(NOW / 30_000))
  expect(proved && factor.step(proved.totp, 'a', code(NOW + 30_000), NOW)).toBe(Math.floor(NOW / 30_000) + 1)
  expect(proved && factor.step(proved.totp, 'a', code(NOW + 60_000), NOW)).toBeUndefined()
})

it("the trial's server makes of a password what the browser makes of it, and the browser opens what it has wrapped", async () => {
  const salt = randomBytes(STRETCH.saltBytes).toString('hex')
  const here = await stretch('減负办 10！', salt)
  const there = stretchInBrowser('減负办 10！', salt)
  expect(here.login.toString('hex')).toBe(there.login)
  expect(unwrapPersonalKey(await makePersonalKey(here.wrap), there.wrap)).toMatch(/^AGE-SECRET-KEY-1/)
})
