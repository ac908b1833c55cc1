import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { packagePaths } from '../../../src/server/bin/paths.ts'
import { builtCommand, type Ended, run, serve } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { INIT } from './production.ts'

const [, OF_2026 = ''] = packagePaths().trialHolidays
const folder = folders()
let command: string
beforeAll(() => {
  command = builtCommand()
})

describe('the holidays of a production', () => {
  let dataDir: string
  const holidays = (...args: string[]): Promise<Ended> => run(command, ['holidays', ...args], { DATA_DIR: dataDir })
  const file = (name: string, content: string | Buffer): string => {
    const path = join(dataDir, name)
    writeFileSync(path, content)
    return path
  }
  const rows = async () => (await holidays('list')).stdout.trimEnd().split('\n')

  beforeAll(async () => {
    dataDir = folder()
    await run(command, INIT, { DATA_DIR: dataDir, PUBLIC_URL: 'https://jianfu.example.cn' })
  })

  it('are none at first, which every list says', async () => {
    const listed = await holidays('list')
    expect([listed.code, listed.stdout]).toEqual([0, ''])
    const year = new Date().getUTCFullYear()
    expect(listed.stderr).toContain(`There is no table for ${year}: only its weekends are free.`)
  })

  it('are imported year by year; a new file replaces its year and no other', async () => {
    expect(await holidays('import', OF_2026)).toMatchObject({ code: 0, stdout: '2026: 39 days\n' })
    expect((await rows()).slice(0, 2)).toEqual(['2026-01-01\toff\t元旦', '2026-01-02\toff\t元旦'])
    const next = file('next.csv', 'day,kind,name\n2027-01-01,off,元旦\n')
    expect((await holidays('import', next, '--json')).stdout).toBe('{"year":"2027","days":1}\n')
    const shorter = file('shorter.csv', 'day,kind,name\n2026-10-01,off,国庆节\n')
    expect((await holidays('import', shorter)).code).toBe(0)
    expect(await rows()).toEqual(['2026-10-01\toff\t国庆节', '2027-01-01\toff\t元旦'])
    expect(JSON.parse((await holidays('list', '--json')).stdout)).toMatchObject({
      days: [{ day: '2026-10-01', kind: 'off', name: '国庆节' }, { day: '2027-01-01' }],
    })
  })

  it('stay as they were when a file has a fault, is in GBK, or is not there', async () => {
    const faulty = file('faulty.csv', 'day,kind,name\n2026-05-01,off,\n2026-02-30,off,\n2027-05-01,off,\n')
    expect(await holidays('import', faulty)).toMatchObject({
      code: 1,
      stderr: `Line 3: "2026-02-30" is no day of the calendar; write it like 2026-02-17.
Line 4: 2027-05-01 is not in 2026; a file holds one year.
Nothing was imported.
`,
    })
    // 元旦 in GBK.
    const gbk = Buffer.concat([Buffer.from('day,kind,name\n2026-01-01,off,'), Buffer.from([0xd4, 0xaa, 0xb5, 0xa9])])
    expect((await holidays('import', file('gbk.csv', gbk))).stderr).toContain('it may be in GBK')
    expect(await holidays('import', join(dataDir, 'none.csv'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read (ENOENT)'),
    })
    expect((await holidays('import')).code).toBe(2)
    expect(await rows()).toHaveLength(2)
  })
})

describe('the holidays of a trial', () => {
  it('are those of 2025 and 2026 from the start', async () => {
    const dataDir = folder()
    const server = await serve(command, { DATA_DIR: dataDir })
    expect(await server.end()).toBe(0)
    const { stdout } = await run(command, ['holidays', 'list'], { DATA_DIR: dataDir })
    const files = packagePaths().trialHolidays.map((path) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(1))
    expect(stdout.trimEnd().split('\n')).toEqual(files.flat().map((line) => line.replaceAll(',', '\t')))
  })
})
