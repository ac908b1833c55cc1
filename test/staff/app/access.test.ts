// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { STAFF_PAGES } from '../../../src/contract/api.ts'
import type { Role } from '../../../src/contract/staff/roles.ts'
import { firstPage, isFor, pageAt, pagesFor } from '../../../src/staff/app/access.ts'
import { useSession } from '../../../src/staff/app/use-session.ts'
import { aSession } from '../a-server.ts'

beforeEach(() => setActivePinia(createPinia()))

const mayOf = (role: Role, place = '371000000000') => {
  const signedIn = aSession(role)
  useSession().begin({ ...signedIn, member: { ...signedIn.member, place } })
  return useSession().may
}

describe('the navigation offers', () => {
  it.each<[Role, readonly string[], string | undefined]>([
    [
      'administrator',
      ['tally', 'caseFigures', 'posters', 'coverage', 'places', 'accounts', 'caseSettings', 'audit', 'me'],
      'accounts',
    ],
    ['reviewer', ['cases', 'tally', 'caseFigures', 'reports', 'coverage', 'caseSettings', 'keys', 'me'], undefined],
    ['dispatcher', ['cases', 'tally', 'caseFigures', 'reports', 'coverage', 'caseSettings', 'me'], undefined],
    ['supervisor', ['cases', 'tally', 'caseFigures', 'reports', 'coverage', 'caseSettings', 'me'], undefined],
    ['handler', ['cases', 'coverage', 'me'], 'cases'],
  ])('a %s what the role is for', (role, pages, first) => {
    const may = mayOf(role)
    expect(pagesFor(may)).toEqual(pages)
    expect(firstPage(role)).toBe(first)
  })

  it('one page as the present one, also where an address lies below another page’s', () => {
    const pages = pagesFor(mayOf('dispatcher'))
    expect(pageAt(STAFF_PAGES.caseFigures, pages)).toBe('caseFigures')
    expect(pageAt(STAFF_PAGES.case('0'.repeat(32)), pages)).toBe('cases')
    expect(pageAt('/staff/casesque', pages)).toBeUndefined()
  })

  it('an administrator of a county no record of acts, which tells of everybody', () => {
    expect(isFor('audit', mayOf('administrator', '371002000000'))).toBe(false)
  })
})
