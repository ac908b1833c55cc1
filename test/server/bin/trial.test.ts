import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes, staffRoutes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { isPosterCode } from '../../../src/contract/poster-code.ts'
import type { Session } from '../../../src/contract/staff/account.ts'
import { unwrapPersonalKey } from '../../../src/staff/accounts/keys/personal-key.ts'
import { stretch } from '../../../src/staff/login/stretch.ts'
import { builtCommand, run, type Serving, serve } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'

const linesOf = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map(([, value = '']) => value)

describe('a first start in an empty folder', () => {
  const folder = folders()
  let command: string
  let dataDir: string
  let first: string
  let posters: Poster[]
  const codesOf = (stdout: string) => linesOf(stdout, 'poster').map((url) => url.split('/p/')[1] ?? '')
  const fetchPosters = ({ url }: Serving, codes: readonly string[]) =>
    Promise.all(codes.map(async (code) => (await fetch(url + routes.poster(code))).json() as Promise<Poster>))

  beforeAll(async () => {
    command = builtCommand()
    dataDir = join(folder(), 'made/by/the/start')
    const server = await serve(command, { DATA_DIR: dataDir })
    posters = await fetchPosters(server, codesOf(server.output().stdout))
    first = server.output().stdout
    expect(await server.end()).toBe(0)
    expect(server.output().stderr).toBe('')
  })

  it('prints six sheets, burden first, a picture to scan, and where it is ready', () => {
    const base = linesOf(first, 'ready')[0]
    expect(base).toMatch(/^http:\/\/localhost:[0-9]+$/)
    const codes = codesOf(first)
    expect(codes).toHaveLength(6)
    for (const code of codes) expect(isPosterCode(code)).toBe(true)
    expect(linesOf(first, 'poster')).toEqual(codes.map((code) => `${base}/p/${code}`))
    expect(posters.map(({ kind }) => kind)).toEqual(['burden', 'burden', 'burden', 'grid', 'grid', 'grid'])
    expect(first).toMatch(/^[█▀▄ ]{25,}$/m)
  })

  it('every sheet is a different real place of Weihai and says that it is a trial', () => {
    expect(new Set(posters.map(({ places }) => places[0]?.code)).size).toBe(6)
    for (const { trial, places, also } of posters) {
      expect(trial).toBe(true)
      expect(places[0]?.code).toMatch(/^3710/)
      expect(also.length).toBeGreaterThan(0)
    }
  })

  it('tells one login for each role, and nothing of a password lies on the disk', async () => {
    const logins = linesOf(first, 'login').map((line) => line.split(' '))
    expect(logins.map(([name]) => name)).toEqual([
      '管理员',
      '研判员',
      '派单员',
      '承办员',
      '督办员',
      '环翠督办员',
      '环翠派单员',
      '环翠楼街道',
      '环翠承办员',
    ])
    const passwords = logins.map(([, password = '']) => password)
    for (const password of passwords) expect(password).toMatch(/^[a-z2-9]{12}$/)
    expect(new Set(passwords).size).toBe(logins.length)
    const kept = Buffer.concat(readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file))))
    for (const password of passwords) expect(kept.includes(password)).toBe(false)
  })

  it('signs in whoever types what was told', async () => {
    const server = await serve(command, { DATA_DIR: dataDir })
    expect(linesOf(server.output().stdout, 'login'), 'passwords are told once').toEqual([])
    const ask = (path: string, body: object) =>
      fetch(server.url + path, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const [name = '', password = ''] = linesOf(first, 'login')[1]?.split(' ') ?? []
    const { salt } = (await (await ask(staffRoutes.salt, { name })).json()) as { salt: string }
    const { login, wrap } = stretch(password, salt)
    const session = (await (await ask(staffRoutes.session, { name, login })).json()) as Session
    expect(session).toMatchObject({ mode: 'trial', member: { role: 'reviewer', keyState: 'admitted' } })
    expect(session.personal && unwrapPersonalKey(session.personal, wrap)).toMatch(/^AGE-SECRET-KEY-1/)
    await server.end()
  })

  it('keeps its secrets to this user', () => {
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(true)
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'jianfu.db')).mode & 0o777).toBe(0o600)
  })

  it('a second start shows the same codes', async () => {
    const server = await serve(command, { DATA_DIR: dataDir })
    expect(codesOf(server.output().stdout)).toEqual(codesOf(first))
    expect(await fetchPosters(server, codesOf(first))).toEqual(posters)
    expect(await server.end('SIGINT')).toBe(0)
  })

  it('addresses on sheets begin with PUBLIC_URL where one is given', async () => {
    const server = await serve(command, { DATA_DIR: dataDir, PUBLIC_URL: 'https://jianfu.example.cn/' })
    const { stdout } = server.output()
    expect(linesOf(stdout, 'ready')).toEqual(['https://jianfu.example.cn'])
    for (const url of linesOf(stdout, 'poster')) expect(url).toMatch(/^https:\/\/jianfu\.example\.cn\/p\/[0-9A-Z]{10}$/)
    await server.end()
  })

  it('the stored data is in order', async () => {
    expect(await run(command, ['check'], { DATA_DIR: dataDir })).toEqual({ code: 0, stdout: 'ok\n', stderr: '' })
    const json = await run(command, ['check', '--json'], { DATA_DIR: dataDir })
    expect(JSON.parse(json.stdout)).toEqual({ ok: true, faults: [] })
  })
})
