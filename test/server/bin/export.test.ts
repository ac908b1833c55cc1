import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/server/store/open-store.ts'
import { builtCommand, type Ended, run } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { LARGE_TOWN, WEIHAI_CSV } from '../../setup/places.ts'
import { makeReport } from '../store/reports-for-tests.ts'
import { INIT } from './production.ts'

const folder = folders()
let command: string
let dataDir: string
const jianfu = (...args: string[]): Promise<Ended> => run(command, args, { DATA_DIR: dataDir })

beforeAll(async () => {
  command = builtCommand()
  dataDir = folder()
  await jianfu(...INIT)
  await jianfu('places', 'import', WEIHAI_CSV)
  const store = await openStore({ dataDir })
  const villages = await store.places.children(LARGE_TOWN)
  for (const [category, count] of [
    ['MTG', 7],
    ['PLQ', 3],
  ] as const)
    for (const { code } of villages.slice(0, count))
      await store.reports.add(makeReport({ place: code, category, day: '2026-03-03' }))
  await store.reports.release('one')
  await store.tallies.closeWeeks('2026-03-09')
  await store.close()
})

describe('jianfu export', () => {
  it('writes a table to stdout, for a spreadsheet program', async () => {
    const { code, stdout } = await jianfu('export', '--table', 'category', '--period', '2026-03')
    expect(code).toBe(0)
    expect(stdout.startsWith('\ufeff主办单位,威海市减负办\r\n')).toBe(true)
    expect(stdout).toContain('MTG,会议多,7,7\r\n')
  })

  it('shows released figures only, whoever sits at the terminal: three of one kind are none', async () => {
    const { stdout } = await jianfu('export', '--table', 'category', '--period', '2026-03', '--json')
    const { columns, rows } = JSON.parse(stdout) as { columns: string[]; rows: unknown[][] }
    expect(columns).toEqual(['代码', '类别', '件数', '合计'])
    expect(rows.filter(([, , n]) => n !== 0)).toEqual([['MTG', '会议多', 7, 7]])
  })

  it('names what is wrong: a table nobody knows, a period that is none, a table that wants a category', async () => {
    expect((await jianfu('export', '--table', 'villages')).code).toBe(2)
    expect(await jianfu('export', '--table', 'place', '--period', '2026-13')).toMatchObject({
      code: 1,
      stderr: '--period: There is no such period.\n',
    })
    expect((await jianfu('export', '--table', 'subtype')).stderr).toContain('--category')
    expect((await jianfu('export', '--table', 'place', '--place', '110000000000')).code).toBe(1)
  })
})
