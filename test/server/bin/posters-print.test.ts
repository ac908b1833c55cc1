import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/server/store/open-store.ts'
import { builtCommand, run } from '../../setup/command.ts'
import { decoded, pagesOfPdf } from '../../setup/decode.ts'
import { folders } from '../../setup/folders.ts'
import { COUNTY, TOWN, VILLAGE, WEIHAI_CSV } from '../../setup/places.ts'
import { INIT } from './production.ts'

describe('jianfu posters print', () => {
  const folder = folders()
  let command: string
  let env: Record<string, string>
  let out: (name: string) => string
  const print = (...args: string[]) => run(command, ['posters', 'print', ...args], env)

  beforeAll(async () => {
    command = builtCommand()
    const [data, files] = [folder(), folder()]
    env = { DATA_DIR: data, PUBLIC_URL: 'https://jianfu.example.cn' }
    out = (name) => join(files, name)
    await run(command, INIT, env)
    await run(command, ['places', 'import', WEIHAI_CSV], env)
  })

  it('writes a file that can be printed, tells how far it is and what is in it', async () => {
    const { code, stdout, stderr } = await print('--out', out('town.pdf'), '--place', TOWN, '--json')
    expect(code).toBe(0)
    const facts = JSON.parse(stdout)
    expect(facts).toMatchObject({ file: out('town.pdf'), unprintable: [] })
    expect(facts.made).toBe(facts.codes)
    expect(stderr).toMatch(new RegExp(`^printed: ${facts.pages} / ${facts.pages}$`, 'm'))
    let pages = 0
    for await (const page of pagesOfPdf(readFileSync(out('town.pdf')))) {
      if (pages++ === 0)
        expect((await decoded(await page.picture()))[0]).toMatch(/^https:\/\/jianfu\.example\.cn\/p\/[0-9A-Z]{10}$/)
    }
    expect(pages).toBe(facts.pages)
  })

  it('writes to the standard output, and there nothing but the file', async () => {
    const { stdout, code } = await print('--out', '-', '--place', VILLAGE)
    expect(code).toBe(0)
    expect(stdout.startsWith('%PDF-')).toBe(true)
    expect(stdout.trimEnd().endsWith('%%EOF')).toBe(true)
    expect((await print('--out', '-', '--format', 'zip', '--place', VILLAGE)).stdout.startsWith('PK')).toBe(true)
  })

  it('leaves a file alone that is there, and replaces it when told to', async () => {
    writeFileSync(out('there.zip'), 'mine')
    const refused = await print('--out', out('there.zip'), '--place', VILLAGE)
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--force') })
    expect(readFileSync(out('there.zip'), 'utf8')).toBe('mine')
    const forced = await print('--out', out('there.zip'), '--place', VILLAGE, '--force')
    expect(forced).toMatchObject({ code: 0, stdout: expect.stringContaining('codes: 1') })
    expect(readFileSync(out('there.zip'), 'latin1').startsWith('PK')).toBe(true)
  })

  it('prints only what was not printed before', async () => {
    const changed = (name: string) =>
      print('--out', out(name), '--place', TOWN, '--layout', 'label', '--changed', '--design', 'contrast')
    expect((await changed('first.pdf')).code).toBe(0)
    expect(await changed('second.pdf')).toMatchObject({
      ...{ code: 1, stdout: '', stderr: expect.stringContaining('Nothing has changed') },
    })
    expect(existsSync(out('second.pdf'))).toBe(false)
  })

  it('Ctrl-C leaves no file behind, and the run is cancelled', async () => {
    const child = spawn(process.execPath, [command, 'posters', 'print', '--out', out('all.pdf')], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    for await (const chunk of child.stderr) {
      said += chunk
      if (!child.killed && /^printed: /m.test(said)) child.kill('SIGINT')
    }
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).toBe(1)
    expect(said).toContain('Interrupted')
    expect(readdirSync(join(out('.'))).filter((name) => name.startsWith('all.pdf'))).toEqual([])
    const store = await openStore({ dataDir: env.DATA_DIR ?? '' })
    const [newest] = await store.printRuns.list('3710', 1, new Date().toISOString())
    await store.close()
    expect(newest).toMatchObject({ state: 'cancelled' })
  })

  it('warns of an address that opens nowhere else, or not without a network', async () => {
    const warning = async (publicUrl: string) =>
      (await run(command, ['posters', 'print', '--out', '-', '--place', VILLAGE], { ...env, PUBLIC_URL: publicUrl }))
        .stderr
    expect(await warning('')).toContain('PUBLIC_URL is not set')
    expect(await warning('http://10.0.0.1')).toContain('not https')
    expect(await warning('https://jianfu.example.cn')).not.toContain('PUBLIC_URL')
  })

  it('says what is wrong with what it was called with', async () => {
    const called = async (...args: string[]) => (await print(...args)).code
    expect(await called()).toBe(2)
    expect(await called('--out', out('a.pdf'), '--layout', 'a3')).toBe(2)
    expect(await called('--out', out('a.pdf'), '--copies', '101')).toBe(2)
    expect(await called('--out', out('a.pdf'), '--copies', 'many')).toBe(2)
    expect(await called('--out', out('a.doc'), '--place', COUNTY)).toBe(1)
    expect(await called('--out', join(out('missing'), 'a.pdf'), '--place', COUNTY)).toBe(1)
    expect(await called('--out', out('a.pdf'), '--place', '371099000000')).toBe(1)
  })
})
