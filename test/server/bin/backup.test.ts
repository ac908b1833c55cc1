import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { PAGES, routes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { formatRecoveryCode } from '../../../src/contract/recovery-code.ts'
import { recoveryKey } from '../../../src/crypto/recovery-key.ts'
import { builtCommand, run, serve } from '../../setup/command.ts'
import { forEachEngine } from '../../setup/engines.ts'
import { folders } from '../../setup/folders.ts'
import { newReport, putReport } from '../../setup/reporter.ts'
import { REVIEWER } from '../../setup/reviewer.ts'
import { INIT, WITHOUT_RECIPIENT } from './production.ts'

const folder = folders()
let command: string
let identity: string
/** A set-up installation and a backup of it. */
let dataDir: string
let file: string
beforeAll(async () => {
  command = builtCommand()
  identity = join(folder(), 'identity.txt')
  writeFileSync(identity, `# made for the tests\n${REVIEWER.identity}\n`)
  dataDir = folder()
  file = join(folder(), 'backup.age')
  await run(command, INIT, { DATA_DIR: dataDir })
  const { code, stderr } = await run(command, ['backup', file], { DATA_DIR: dataDir })
  if (code !== 0) throw new Error(stderr)
})

/** An empty data folder with the secrets of another. */
function heirOf(dataDir: string): string {
  const heir = folder()
  copyFileSync(join(dataDir, 'secrets.json'), join(heir, 'secrets.json'))
  return heir
}

const restore = (heir: string, from: string, key = identity) =>
  run(command, ['restore', from, '--identity', key], { DATA_DIR: heir })

describe('jianfu backup', () => {
  it('writes one age file that only its owner may read, with everything but the secrets', async () => {
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(file, '..'))).toEqual(['backup.age'])
    expect(bytes.includes('威海市减负办')).toBe(false)
    const decrypter = new Decrypter()
    decrypter.addIdentity(REVIEWER.identity)
    const text = await decrypter.decrypt(bytes, 'text')
    expect(text).toContain('威海市减负办')
    const { version, ...secrets } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
  })

  it('leaves a file alone that is there, and leaves nothing behind where it cannot write', async () => {
    const before = readFileSync(file)
    expect(await run(command, ['backup', file], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stderr: `${file} is there already. Choose another name.\n`,
    })
    expect(readFileSync(file).equals(before)).toBe(true)
    const nowhere = join(folder(), 'nowhere', 'backup.age')
    expect(await run(command, ['backup', nowhere], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stderr: `${nowhere} cannot be written (ENOENT). Nothing was backed up.\n`,
    })
  })

  it('is refused while there is no key to encrypt it to, unless one is named', async () => {
    const [keyless, made, page] = [folder(), join(folder(), 'backup.age'), join(folder(), 'page.txt')]
    await run(command, WITHOUT_RECIPIENT, { DATA_DIR: keyless })
    const backup = (...more: string[]) => run(command, ['backup', made, ...more], { DATA_DIR: keyless })
    expect((await backup()).stderr).toContain('There is no key to encrypt the backup to yet')
    expect((await backup('--recipient', 'age1wrong')).code).toBe(2)
    const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
    const { recipient } = recoveryKey(secret)
    const { stdout } = await backup('--recipient', recipient, '--json')
    expect(JSON.parse(stdout)).toEqual({ file: made, bytes: statSync(made).size, recipients: [recipient] })

    // The printed page, as somebody types it in.
    writeFileSync(page, formatRecoveryCode(secret).join('\n').toLowerCase())
    expect(await restore(heirOf(keyless), made, page)).toMatchObject({ code: 0 })
  })
})

describe('jianfu restore', () => {
  it('is refused with a sentence: no secrets, other secrets, another key, a damaged file, a used folder', async () => {
    expect((await restore(folder(), file)).stderr).toMatch(/^Put the secrets that belong to the backup at /)
    const stranger = folder()
    const { mac, ...secrets } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))
    writeFileSync(join(stranger, 'secrets.json'), JSON.stringify({ ...secrets, mac: secrets.data }))
    expect((await restore(stranger, file)).stderr).toContain('belongs to other secrets')
    expect((await restore(dataDir, file)).stderr).toContain('something in this database already')

    const others = join(folder(), 'others.txt')
    writeFileSync(others, formatRecoveryCode(new Uint8Array(32)).join('\n'))
    expect((await restore(heirOf(dataDir), file, others)).stderr).toContain('made for another key')
    writeFileSync(others, 'no key at all')
    expect((await restore(heirOf(dataDir), file, others)).stderr).toContain('holds no secret key')

    const heir = heirOf(dataDir)
    const bytes = readFileSync(file)
    const broken = join(folder(), 'broken.age')
    for (const damaged of [bytes.subarray(0, -100), bytes.with(bytes.length - 40, (bytes.at(-40) ?? 0) ^ 1)]) {
      writeFileSync(broken, damaged)
      const { code, stderr } = await restore(heir, broken)
      expect([code, stderr]).toEqual([1, `${broken} is damaged or not whole. Nothing was restored.\n`])
    }
    expect(await restore(heir, file)).toMatchObject({ code: 0, stdout: `restored: ${file}\n` })
  })
})

forEachEngine((engine) => {
  it('a backup made while the server runs brings back a report that was waiting: its phone gets the same receipt', async () => {
    const [served, made] = [folder(), join(folder(), 'backup.age')]
    const server = await serve(command, { DATA_DIR: served, RELEASE_MINUTES: '1440' })
    const code = server.output().stdout.match(/poster: .*\/p\/(.*)/)?.[1] ?? ''
    const poster = (await (await fetch(`${server.url}${routes.poster(code)}`)).json()) as Poster
    const sent = newReport(poster)
    const first = await putReport(server.url, sent)
    expect(first.status).toBe(201)
    const backup = await run(command, ['backup', made, '--recipient', REVIEWER.recipient], { DATA_DIR: served })
    expect(backup.code).toBe(0)
    await putReport(server.url, newReport(poster))
    await server.end()

    const { databaseUrl } = await engine.fresh()
    const env = { DATA_DIR: heirOf(served), ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }
    expect(await run(command, ['restore', made, '--identity', identity], env)).toMatchObject({ code: 0, stderr: '' })
    expect(await run(command, ['check'], env)).toMatchObject({ code: 0, stdout: 'ok\n' })
    const heir = await serve(command, { ...env, RELEASE_MINUTES: '1440' })
    expect(await putReport(heir.url, sent)).toEqual({ status: 200, text: first.text })
    expect((await fetch(`${heir.url}${PAGES.poster(code)}`)).status).toBe(200)
    expect(await heir.end()).toBe(0)
  })
})
