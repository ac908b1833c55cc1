import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtCommand, run } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { INIT } from './production.ts'

describe('a start that cannot go on', () => {
  const folder = folders()
  let command: string
  let dataDir: string

  /** Exit code 1, nothing on stdout, one sentence on stderr without a trace of code. */
  async function refused(env: Record<string, string>, args: readonly string[] = ['serve']): Promise<string> {
    const { code, stdout, stderr } = await run(command, args, { PORT: '0', HOST: '127.0.0.1', ...env })
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+\.\n$/) })
    expect(stderr).not.toMatch(/\bat .*:[0-9]+:[0-9]+|Unexpected fault|node:|Error:/)
    return stderr
  }
  beforeAll(async () => {
    command = builtCommand()
    dataDir = folder()
    expect((await run(command, INIT, { DATA_DIR: dataDir })).code).toBe(0)
  })

  it.each([
    ['PORT', '80 80'],
    ['TIME_ZONE', 'Asia/Atlantis'],
    ['RELEASE_MINUTES', '7'],
    ['HOST', '256.256.256.256'],
    ['SECRETS_FILE', '/nowhere/secrets.json'],
  ])('%s is "%s": the message names it', async (name, value) => {
    expect(await refused({ DATA_DIR: dataDir, [name]: value })).toContain(name)
  })

  it.each(['file', '/proc/jianfu', '/dev/null/x'])('the data folder cannot be written to: %s', async (path) => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    const message = await refused({ DATA_DIR: path === 'file' ? file : path })
    expect(message).toContain(path === 'file' ? file : path)
  })

  it('the port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    expect(await refused({ DATA_DIR: dataDir, PORT: String(port) })).toBe(
      `Port ${port} is in use. Stop the other program or set PORT.\n`,
    )
    await new Promise((resolve) => other.close(resolve))
  })

  it('the database was made by a newer version', async () => {
    const newer = folder()
    await run(command, INIT, { DATA_DIR: newer })
    const db = new DatabaseSync(join(newer, 'jianfu.db'))
    db.exec("insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')")
    db.close()
    expect(await refused({ DATA_DIR: newer })).toContain('9999-future')
  })

  it('the database belongs to other secrets, or to secrets that are gone', async () => {
    const other = folder()
    await run(command, INIT, { DATA_DIR: other })
    const env = { DATA_DIR: dataDir, SECRETS_FILE: join(other, 'secrets.json') }
    expect(await refused(env)).toContain(join(other, 'secrets.json'))
    expect(await refused(env, ['posters', 'list'])).toContain('other secrets')
    const gone = { DATA_DIR: dataDir, SECRETS_FILE: join(other, 'gone.json') }
    expect(await refused(gone)).toContain('gone.json')
  })

  it('the secrets file is damaged', async () => {
    const damaged = join(folder(), 'damaged.json')
    writeFileSync(damaged, '{"version":1')
    expect(await refused({ DATA_DIR: dataDir, SECRETS_FILE: damaged })).toContain(damaged)
  })

  it('the database file is none', async () => {
    const broken = folder()
    writeFileSync(join(broken, 'jianfu.db'), 'rubbish'.repeat(1000))
    expect(await refused({ DATA_DIR: broken })).toContain(join(broken, 'jianfu.db'))
  })

  it('nothing is set up yet, and the command is not one that sets up', async () => {
    for (const args of [['check'], ['places', 'export']])
      expect(await refused({ DATA_DIR: folder() }, args)).toContain('jianfu init')
  })

  it('production is not set up over a trial or a production', async () => {
    expect(await refused({ DATA_DIR: dataDir }, INIT)).toContain('set up already')
  })
})
