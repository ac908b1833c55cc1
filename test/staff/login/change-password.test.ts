import { afterEach, expect, it, vi } from 'vitest'
import { staffRoutes } from '../../../src/contract/api.ts'
import type { PasswordChange } from '../../../src/contract/staff/account.ts'
import {
  makePersonalIdentity,
  unwrapPersonalKey,
  wrapPersonalKey,
} from '../../../src/staff/accounts/keys/personal-key.ts'
import { changePassword } from '../../../src/staff/login/change-password.ts'
import { stretch } from '../../../src/staff/login/stretch.ts'
import { aServer, aSession, done, SALT } from '../a-server.ts'

const OLD = 'the old password'
const NEW = 'the new password'

afterEach(() => vi.unstubAllGlobals())

it('with a new password a reviewer keeps the same key: every admission stays good', async () => {
  const identity = makePersonalIdentity()
  const before = stretch(OLD, SALT)
  const requests = aServer({ [`POST ${staffRoutes.password}`]: () => done() })
  const session = aSession('reviewer', { personal: wrapPersonalKey(identity, before.wrap) })
  expect(await changePassword(session, OLD, NEW)).toMatchObject({ name: 'done' })
  const change = requests[0]?.body as PasswordChange
  expect(change.login).toBe(before.login)
  expect(change.salt).not.toBe(SALT)
  expect(unwrapPersonalKey(change.personal!, stretch(NEW, change.salt).wrap)).toBe(identity)
})

it('with a wrong old password a reviewer’s key is never wrapped anew, nor anything sent', async () => {
  const requests = aServer({})
  const personal = wrapPersonalKey(makePersonalIdentity(), stretch(OLD, SALT).wrap)
  expect(await changePassword(aSession('reviewer', { personal }), 'something else', NEW)).toEqual({
    name: 'wrong-password',
  })
  expect(requests).toEqual([])
})
