// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { STAFF_PAGES } from '../../../src/contract/api.ts'
import { hideToken, invitationToken } from '../../../src/staff/login/invitation-token.ts'

const TOKEN = 'a'.repeat(43)

beforeEach(() => history.replaceState(null, '', '/'))

it('the token of an invitation stands in the address no longer than it takes to read it', () => {
  history.replaceState({ current: STAFF_PAGES.invitation(TOKEN) }, '', STAFF_PAGES.invitation(TOKEN))
  hideToken()
  expect(invitationToken()).toBe(TOKEN)
  expect(location.href).not.toContain(TOKEN)
  expect(JSON.stringify(history.state)).not.toContain(TOKEN)
})

it('fragments of other pages are left alone', () => {
  history.replaceState(null, '', '/staff/tally#areas')
  hideToken()
  expect(location.hash).toBe('#areas')
})
