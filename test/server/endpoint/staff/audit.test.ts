import { describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { AuditPage } from '../../../../src/contract/staff/audit.ts'
import { MORNING } from '../../../setup/clock.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY } from '../../../setup/places.ts'
import { OWN_ORIGIN, type SignedIn, signedIn } from '../../../setup/staff.ts'

const page = async (endpoint: Endpoint, { headers }: SignedIn, query = '') =>
  (await endpoint.app.inject({ url: `${staffRoutes.audit}${query}`, headers })).json<AuditPage>()
const saying = ({ entries }: AuditPage) => entries.map(({ who, act, subject }) => [who, act, subject].join(' '))

forEachEndpoint((start) => {
  describe('the audit list', () => {
    it('tells who did what to whom, and who has read it', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator', name: 'admin' })
      const { member } = await signedIn(endpoint, { role: 'handler', name: 'wang' })
      const url = staffRoutes.account(member.id)
      await endpoint.app.inject({ method: 'POST', url, headers: admin.headers, payload: { act: 'disable' } })
      const first = await page(endpoint, admin)
      expect(saying(first).slice(0, 2)).toEqual(['admin audit-read -', 'admin staff-disabled wang'])
      expect(first.entries[0]?.at).toBe(new Date(MORNING).toISOString())
      expect(saying(await page(endpoint, admin, '?who=admin&act=audit-read'))).toEqual([
        'admin audit-read admin audit-read',
        'admin audit-read -',
      ])
    })

    it('keeps refused sign-ins by the name of the account, and never what was typed as a name nobody has', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator', name: 'admin' })
      await signedIn(endpoint, { role: 'handler', name: 'Wang' })
      for (const name of ['ＷANG', 'my password, typed too early'])
        await endpoint.app.inject({
          ...{ method: 'POST', url: staffRoutes.session, headers: OWN_ORIGIN },
          payload: { name, login: '0'.repeat(64) },
        })
      expect(saying(await page(endpoint, admin, '?act=sign-in-refused'))).toEqual([
        '- sign-in-refused -',
        'Wang sign-in-refused Wang',
      ])
    })

    it('comes page by page, each of them an entry', async () => {
      const endpoint = await start()
      const admin = await signedIn(endpoint, { role: 'administrator', name: 'admin' })
      for (let number = 0; number < 120; number++)
        await endpoint.store.audit.add({ at: MORNING, who: 'wang', act: 'report-read', subject: String(number) })
      const seen: string[] = []
      let before = ''
      for (let pages = 0; pages < 3; pages++) {
        const { entries, next } = await page(endpoint, admin, `?act=report-read${before}`)
        seen.push(...entries.map(({ subject }) => subject))
        before = `&before=${next}`
        expect(next === undefined).toBe(pages === 2)
      }
      expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => String(119 - index)))
      expect(saying(await page(endpoint, admin, '?act=audit-read'))).toHaveLength(4)
    })

    it('is for administrators of the whole: it tells of everybody', async () => {
      const endpoint = await start()
      const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
      const { statusCode } = await endpoint.app.inject({ url: staffRoutes.audit, headers: county.headers })
      expect(statusCode).toBe(403)
      expect((await endpoint.store.audit.list(9)).map(({ act }) => act)).not.toContain('audit-read')
    })

    it('is not filled up by a flood of made-up names', async () => {
      const endpoint = await start()
      for (let number = 0; number < 100; number++)
        await endpoint.app.inject({
          ...{ method: 'POST', url: staffRoutes.session, headers: OWN_ORIGIN },
          payload: { name: `nobody${number}`, login: '0'.repeat(64) },
        })
      expect(await endpoint.store.audit.list(200)).toHaveLength(60)
    })
  })
})
