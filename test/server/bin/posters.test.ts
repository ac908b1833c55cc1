import { beforeAll, describe, expect, it } from 'vitest'
import { builtCommand, type Ended, run } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { COUNTY, TOWN, WEIHAI_CSV } from '../../setup/places.ts'
import { INIT } from './production.ts'

const folder = folders()
const OTHER_COUNTY = '371082000000'

describe('codes on the command line', () => {
  let command: string
  let dataDir: string
  const jianfu = (args: readonly string[], publicUrl = 'https://jianfu.example.cn'): Promise<Ended> =>
    run(command, ['posters', ...args], { DATA_DIR: dataDir, PUBLIC_URL: publicUrl })
  const rows = async (...args: string[]) => {
    const { stdout } = await jianfu(args)
    return stdout === ''
      ? []
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t'))
  }
  const places = (lines: readonly string[][]) => lines.map(([, place]) => place ?? '')

  beforeAll(async () => {
    command = builtCommand()
    dataDir = folder()
    await run(command, INIT, { DATA_DIR: dataDir })
    await run(command, ['places', 'import', WEIHAI_CSV], { DATA_DIR: dataDir })
  }, 120_000)

  it('are made for several places at once, of the levels and kinds asked for', async () => {
    const made = await rows('create', '--kind', 'grid', '--place', TOWN, '--place', OTHER_COUNTY)
    expect(places(made)).toEqual([...places(made)].sort())
    expect(new Set(places(made).map((place) => place.slice(0, 6)))).toEqual(new Set(['371002', '371082']))
    expect(await rows('create', '--kind', 'grid', '--place', TOWN, '--levels', 'grid,building')).toEqual([])
    const general = await rows('create', '--kind', 'burden', '--place', COUNTY, '--general')
    expect(places(general)).toContain(COUNTY)
  })

  it('are listed by kind, place and state', async () => {
    const town = await rows('list', '--place', TOWN)
    expect(new Set(town.map(([, , , kind]) => kind))).toEqual(new Set(['burden', 'grid']))
    expect(places(await rows('list', '--place', TOWN, '--kind', 'grid')).every((place) => place >= TOWN)).toBe(true)
    expect(await rows('list', '--state', 'revoked')).toEqual([])
    expect(JSON.parse((await jianfu(['list', '--state', 'revoked', '--json'])).stdout)).toEqual([])
    expect((await jianfu(['list', '--place', '999999999999'])).stderr).toContain('is not known')
  })

  it('are replaced by a new one for the same place, once', async () => {
    const [before = []] = await rows('list', '--kind', 'grid')
    const [code = '', ...rest] = before
    const { stdout } = await jianfu(['replace', code.toLowerCase()])
    const [fresh = '', ...same] = stdout.trimEnd().split('\t')
    expect(fresh).not.toBe(code)
    expect(same.slice(0, 4)).toEqual(rest.slice(0, 4))
    expect(same[4]).toBe(`https://jianfu.example.cn/p/${fresh}`)
    expect(await jianfu(['replace', code])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`There is no code ${code} in force.`),
    })
    expect((await rows('list', '--state', 'revoked')).map(([revoked]) => revoked)).toEqual([code])
  })

  it.each([
    ['', 'PUBLIC_URL is not set'],
    ['http://10.1.2.3:8080', 'not https'],
  ])('made with PUBLIC_URL "%s" come with a warning, listed without', async (publicUrl, warning) => {
    const created = await jianfu(['create', '--kind', 'burden', '--place', TOWN], publicUrl)
    expect(created).toMatchObject({ code: 0, stderr: expect.stringContaining(warning) })
    expect(await jianfu(['list', '--place', TOWN], publicUrl)).toMatchObject({ code: 0, stderr: '' })
  })

  it.each([[['create', '--levels', 'village,stair']], [['list', '--state', 'torn']], [['replace']]])(
    '%j is called wrongly',
    async (args) => {
      expect(await jianfu(args)).toMatchObject({ code: 2, stdout: '' })
    },
  )
})
