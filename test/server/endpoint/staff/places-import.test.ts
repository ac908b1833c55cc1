import { beforeEach, describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Problem } from '../../../../src/contract/problem.ts'
import {
  type ImportedPlaces,
  type PlaceDifference,
  REGISTER_LIMITS,
  type RegisterUpload,
} from '../../../../src/contract/staff/places.ts'
import { type Endpoint, forEachEndpoint } from '../../../setup/endpoint.ts'
import { COUNTY, huancui, LARGE_TOWN, TOWN, VILLAGE } from '../../../setup/places.ts'
import { type SignedIn, signedIn } from '../../../setup/staff.ts'

const HEADER = 'code,name,level,parent_code'
const NEW = '371002109901'
const OTHER_COUNTY = '371003000000'
const table = (...lines: string[]): Pick<RegisterUpload, 'files' | 'complete'> => ({
  files: [{ name: '地点.csv', text: [HEADER, ...lines].join('\n') }],
  complete: false,
})
const added = `${NEW},幸福村委会,village,${LARGE_TOWN}`

forEachEndpoint((start) => {
  describe('importing places', () => {
    let endpoint: Endpoint
    let admin: SignedIn
    beforeEach(async () => {
      endpoint = await start()
      admin = await signedIn(endpoint, { role: 'administrator' })
    })
    const post = (url: string, payload: object, who = admin) =>
      endpoint.app.inject({ method: 'POST', url, headers: who.headers, payload })
    const compare = (upload: object, who = admin) => post(staffRoutes.placeDifference, upload, who)
    const take = (upload: object, who = admin) => post(staffRoutes.placeImports, upload, who)
    const problemOf = (answer: { json<T>(): T }) => answer.json<Problem>().code
    const whole = (without: string) =>
      huancui()
        .filter(({ code, level }) => code !== without && level !== 'grid' && level !== 'building')
        .map(({ code, name, level, parent }) => `${code},${name},${level},${parent ?? ''}`)

    it('shows the difference, changes nothing, and makes exactly that when it is confirmed', async () => {
      const before = await endpoint.store.places.list()
      const difference = (await compare(table(added))).json<PlaceDifference>()
      expect(difference).toMatchObject({ counts: { added: 1, gone: 0 }, added: [{ code: NEW, name: '幸福村委会' }] })
      expect(await endpoint.store.places.list()).toEqual(before)

      const done = await take({ ...table(added), base: difference.base })
      expect(done.json<ImportedPlaces>().counts).toEqual(difference.counts)
      expect(await endpoint.store.places.get(NEW)).toMatchObject({ parent: LARGE_TOWN })
      expect((await endpoint.store.places.search('xf', COUNTY, 9)).map(({ code }) => code)).toContain(NEW)
      const [entry] = await endpoint.store.audit.list(1, undefined, undefined, 'places-imported')
      expect(entry).toMatchObject({ who: admin.member.name, subject: expect.stringContaining('added 1, renamed 0') })
    })

    it('keeps a village that a complete table does not name, with its successor; its sheet opens with that', async () => {
      const upload = { ...table(...whole(VILLAGE)), complete: true }
      const difference = (await compare(upload)).json<PlaceDifference>()
      expect(difference.gone.find(({ code }) => code === VILLAGE)).toMatchObject({ posters: 1 })
      const successor = (await endpoint.store.places.children(TOWN)).find(({ code }) => code !== VILLAGE)?.code ?? ''
      await take({ ...upload, successors: { [VILLAGE]: successor }, base: difference.base })
      expect(await endpoint.store.places.get(VILLAGE)).toMatchObject({ gone: endpoint.clock.day(), successor })
      expect(await endpoint.store.places.current(VILLAGE)).toMatchObject({ code: successor })
    })

    it('refuses what was compared before somebody else has imported, and changes nothing', async () => {
      const { base } = (await compare(table(added))).json<PlaceDifference>()
      await endpoint.store.places.setAliases(VILLAGE, ['老官庄'])
      const answer = await take({ ...table(added), base })
      expect([answer.statusCode, problemOf(answer)]).toEqual([409, 'register-changed'])
      expect(await endpoint.store.places.get(NEW)).toBeUndefined()
      expect(problemOf(await take(table(added)))).toBe('request-invalid')
    })

    it('lets one of two administrators through who confirm at the same moment', async () => {
      const { base } = (await compare(table(added))).json<PlaceDifference>()
      const answers = await Promise.all([1, 2, 3].map(() => take({ ...table(added), base })))
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
    })

    it('says in sentences what is wrong with a table, by file and line, and takes nothing of it', async () => {
      const answer = await compare(table(added, '37100210990,短码,village,371002109000'))
      expect(answer.statusCode).toBe(422)
      expect(answer.json<Problem>()).toMatchObject({
        code: 'register-invalid',
        errors: [{ message: expect.stringMatching(/地点\.csv: Line 3: .*12 digits/) }],
      })
      const foreign = { files: [{ name: 'x.csv', text: 'PK\u0003\u0004' }], complete: false }
      expect(problemOf(await compare(foreign))).toBe('register-invalid')
      expect(problemOf(await compare({ ...table(added), prefix: '3705' }))).toBe('register-invalid')
    })

    it('is for whoever reaches every place that would change: not a word about the others', async () => {
      const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
      const rows = whole('').filter((line) => !line.startsWith('371002'))
      expect((await compare(table(...rows, added), county)).statusCode).toBe(200)
      const foreign = [
        table(`371003001901,别人村委会,village,${TOWN}`),
        table('371000000000,改名市,city,370000000000'),
        table(added, `${OTHER_COUNTY},文登区,county,371000000000`),
        { ...table(added), successors: { [OTHER_COUNTY]: COUNTY } },
      ]
      for (const upload of foreign)
        for (const answer of [await compare(upload, county), await take({ ...upload, base: '0' }, county)])
          expect([answer.statusCode, problemOf(answer)]).toEqual([403, 'not-yours'])
      expect((await compare(table('371000000000,改名市,city,370000000000'))).statusCode).toBe(200)
    })

    it('lets nobody put own places below those of others, or lead own sheets there: both come to codes that are not theirs', async () => {
      const village = '371003001001'
      await endpoint.store.places.save([
        { code: OTHER_COUNTY, name: '文登区', level: 'county', parent: '371000000000' },
        { code: '371003001000', name: '龙山街道', level: 'town', parent: OTHER_COUNTY },
        { code: village, name: '别人村委会', level: 'village', parent: '371003001000' },
      ])
      const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
      const foreign = [
        table(`371002999000,新街道,town,${OTHER_COUNTY}`),
        table(`${LARGE_TOWN},搬走街道,town,${OTHER_COUNTY}`),
        table(`${COUNTY},环翠区,county,370000000000`),
        table('371002999000,新省,province,'),
        { ...table(added), successors: { [VILLAGE]: village } },
      ]
      for (const upload of foreign)
        expect(problemOf(await compare(upload, county)), upload.files[0]?.text).toBe('not-yours')
      expect((await compare(table(`${COUNTY},环翠新区,county,371000000000`), county)).statusCode).toBe(200)
      expect((await compare(foreign[0] ?? {})).statusCode).toBe(200)
    })

    it('lets nobody make places of others cease by a complete table that leaves them out', async () => {
      const beside = `${OTHER_COUNTY},文登区,county,371000000000`
      await endpoint.store.places.save([
        { code: OTHER_COUNTY, name: '文登区', level: 'county', parent: '371000000000' },
        { code: '371003001000', name: '龙山街道', level: 'town', parent: OTHER_COUNTY },
      ])
      const county = await signedIn(endpoint, { role: 'administrator', place: COUNTY })
      const upload = { ...table(...whole(''), beside), complete: true }
      expect((await compare(upload, county)).statusCode).toBe(403)
      expect((await compare({ ...table(...whole('')), complete: true }, county)).statusCode).toBe(200)
    })

    it('takes tables larger than a report, and says so when one is too large even for that', async () => {
      const padding = ' '.repeat(200 * 1024)
      expect((await compare({ ...table(added, padding) })).statusCode).toBe(200)
      const answer = await compare(table(added, ' '.repeat(REGISTER_LIMITS.bytes)))
      expect(answer.json<Problem>()).toMatchObject({ status: 413, detail: expect.stringContaining('16 MiB') })
    })
  })
})
