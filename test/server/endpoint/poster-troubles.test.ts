import { beforeAll, describe, expect, it } from 'vitest'
import { PAGES, routes } from '../../../src/contract/api.ts'
import { makePosterCode } from '../../../src/contract/poster-code.ts'
import { TABLES } from '../../../src/server/store/backup/tables.ts'
import { type Endpoint, forEachEndpoint } from '../../setup/endpoint.ts'
import { rawRows } from '../../setup/raw-rows.ts'
import { refusal } from '../../setup/reports.ts'

forEachEndpoint((start) => {
  describe('a sheet in trouble', () => {
    let endpoint: Endpoint
    const tell = (code: string, trouble = 'torn', headers = {}) =>
      endpoint.app.inject({ method: 'PUT', url: routes.posterTrouble(code, trouble), headers })
    const marks = () => rawRows(endpoint.location, 'select * from poster_troubles order by poster, trouble, week')
    beforeAll(async () => {
      endpoint = await start()
    })

    it('is told by anybody; ten tellings leave one row, in which there is nobody', async () => {
      const { code } = endpoint.grid
      const before = endpoint.logs.length
      for (let phone = 0; phone < 10; phone++) {
        const headers = { 'user-agent': `phone ${phone}`, 'x-forwarded-for': `10.0.0.${phone}`, cookie: `a=${phone}` }
        const answer = await tell(code, 'torn', headers)
        expect([answer.statusCode, answer.payload]).toEqual([204, ''])
        expect(answer.headers['cache-control']).toBe('no-store')
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
      expect(await marks()).toEqual([{ poster: code, trouble: 'torn', week: '2026-06-15' }])
      expect(endpoint.logs.slice(before)).toEqual([])
    })

    it('is told of the code as it is typed', async () => {
      const { code } = endpoint.burden
      expect(
        (await tell(`${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`.replace(' ', '-'), 'gone')).statusCode,
      ).toBe(204)
      expect(await marks()).toContainEqual({ poster: code, trouble: 'gone', week: '2026-06-15' })
    })

    it('that is none of ours leaves nothing', async () => {
      const before = await marks()
      const random = (length: number) => new Uint8Array(length).fill(7)
      expect(refusal(await tell('0000000000'))).toBe('404 poster-mistyped')
      expect(refusal(await tell(makePosterCode(random)))).toBe('404 poster-unknown')
      expect(refusal(await tell(endpoint.grid.code, 'ugly'))).toBe('404 not-found')
      expect(await marks()).toEqual(before)
    })

    it('with a code that was withdrawn leaves nothing: it is to be taken down anyway', async () => {
      await endpoint.store.posters.revoke(endpoint.burden.code, '2026-06-17')
      expect(refusal(await tell(endpoint.burden.code))).toBe('410 poster-revoked')
      expect((await marks()).filter((mark) => JSON.stringify(mark).includes(endpoint.burden.code))).toEqual([])
    })

    it('stands in the document of the endpoint', async () => {
      const { paths } = (await endpoint.app.inject('/openapi.json')).json<{ paths: Record<string, object> }>()
      expect(Object.keys(paths[routes.posterTrouble('{code}', '{trouble}')] ?? {})).toEqual(['put'])
    })
  })

  describe('a sheet that is scanned', () => {
    it('leaves no trace: no table holds another byte than before', async () => {
      const endpoint = await start()
      const tables = [...Object.keys(TABLES), 'sessions']
      const bytes = async () => {
        const all: string[] = []
        for (const table of tables)
          all.push(table, JSON.stringify(await rawRows(endpoint.location, `select * from ${table}`)))
        return all.join('\n')
      }
      const before = await bytes()
      for (const { code } of [endpoint.grid, endpoint.burden])
        for (const url of [PAGES.poster(code), routes.poster(code), PAGES.poster(code)])
          expect((await endpoint.app.inject(url)).statusCode).toBe(200)
      expect(await bytes()).toBe(before)
      expect(before).toContain('hangings\n[]')
    })
  })
})
