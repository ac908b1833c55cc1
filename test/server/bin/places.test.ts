import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPosterCode } from '../../../src/contract/poster-code.ts'
import { builtCommand, type Ended, run, serve } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { WEIHAI_CSV } from '../../setup/places.ts'
import { INIT, WITHOUT_RECIPIENT } from './production.ts'

const folder = folders()
let command: string
beforeAll(() => {
  command = builtCommand()
})

describe('from nothing to the first report', () => {
  let dataDir: string
  const jianfu = (...args: string[]): Promise<Ended> =>
    run(command, args, { DATA_DIR: dataDir, PUBLIC_URL: 'https://jianfu.example.cn' })

  it('init, import, create, list, revoke, export, serve', async () => {
    dataDir = folder()
    const set = await jianfu(...INIT)
    expect(set.code).toBe(0)
    expect(set.stdout.split('\n')).toEqual([
      'set up: 威海市减负办 (371000000000)',
      expect.stringMatching(/^invitation: administrator https:\/\/jianfu\.example\.cn\/staff\/invitation#[\w-]{43}$/),
      expect.stringMatching(/^invitation: reviewer https:\/\/jianfu\.example\.cn\/staff\/invitation#[\w-]{43}$/),
      '',
    ])
    expect((await jianfu('posters', 'create')).stderr).toContain('Import places first')
    expect(await jianfu('places', 'import', WEIHAI_CSV)).toMatchObject({
      code: 0,
      stdout: '2850 added, 0 changed, 0 as before\n',
    })
    expect((await jianfu('places', 'import', WEIHAI_CSV, '--json')).stdout).toBe(
      '{"added":0,"renamed":0,"same":2850}\n',
    )

    const created = await jianfu('posters', 'create', '--place', '371002000000')
    expect(created.code).toBe(0)
    const rows = created.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    for (const [code = '', place, name, kind, state, url, ...more] of rows) {
      expect(isPosterCode(code)).toBe(true)
      expect(place).toMatch(/^371002/)
      expect(name).not.toBe('')
      expect(['burden', 'grid']).toContain(kind)
      expect([state, url, more]).toEqual(['active', `https://jianfu.example.cn/p/${code}`, []])
    }
    const again = await jianfu('posters', 'create', '--place', '371002000000')
    expect(again.stdout).toBe(created.stdout)

    const [code = ''] = rows[0] ?? []
    expect((await jianfu('posters', 'revoke', code.toLowerCase())).stdout).toBe(`revoked: ${code}\n`)
    expect(await jianfu('posters', 'revoke', code)).toMatchObject({
      code: 1,
      stderr: `There is no code ${code} in force.\n`,
    })
    expect((await jianfu('posters', 'revoke', '0000000001')).stderr).toContain('mistyped')
    const listed = JSON.parse((await jianfu('posters', 'list', '--json')).stdout) as { code: string; state: string }[]
    expect(listed).toHaveLength(rows.length)
    expect(listed.find((row) => row.code === code)?.state).toBe('revoked')

    const exported = await jianfu('places', 'export')
    const file = join(folder(), 'places.csv')
    writeFileSync(file, exported.stdout)
    expect((await jianfu('places', 'import', file)).stdout).toBe('0 added, 0 changed, 2850 as before\n')
    expect(await jianfu('check')).toMatchObject({ code: 0, stdout: 'ok\n' })

    const server = await serve(command, { DATA_DIR: dataDir })
    const { stdout } = server.output()
    expect(stdout).toBe(`ready: ${server.url.replace('127.0.0.1', 'localhost')}\n`)
    expect((await fetch(`${server.url}/api/v1/posters/${rows[1]?.[0]}`)).status).toBe(200)
    expect((await fetch(`${server.url}/api/v1/posters/${code}`)).status).toBe(410)
    expect(await server.end()).toBe(0)
  })

  it('without a reviewer key sheets can be made, but nothing can be reported yet', async () => {
    dataDir = folder()
    expect((await jianfu(...WITHOUT_RECIPIENT)).stderr).toContain('No reviewer key yet')
    await jianfu('places', 'import', WEIHAI_CSV)
    const { stdout } = await jianfu('posters', 'create', '--kind', 'burden')
    const server = await serve(command, { DATA_DIR: dataDir })
    const response = await fetch(`${server.url}/api/v1/posters/${stdout.slice(0, 10)}`)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([503, 'not-ready'])
    await server.end()
  })
})

describe('called wrongly', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['serve', '--port', '1']],
    [['posters', 'create', '--kind', 'complaint']],
    [[...INIT, '--recipient', 'age1short']],
    [INIT.map((arg) => (arg === '371000' ? 'Weihai' : arg))],
    [INIT.map((arg) => (arg === '威海市减负办' ? ' ' : arg))],
  ])('%j: exit code 2 and what is wrong, without a trace of code', async (args) => {
    const { code, stdout, stderr } = await run(command, args, { DATA_DIR: join(folder(), 'none') })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
    expect(stderr).not.toMatch(/\bat .*:[0-9]+:[0-9]+/)
  })

  it('every command explains itself with --help', async () => {
    const commands = [[], ['serve'], ['places', 'import'], ['posters', 'create']]
    for (const args of commands) {
      const { code, stdout, stderr } = await run(command, [...args, '--help'])
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^Usage: jianfu/)
    }
  })
})
