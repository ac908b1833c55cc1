import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../src/contract/api.ts'
import type { Poster } from '../../../src/contract/poster.ts'
import { sealTo } from '../../../src/crypto/age.ts'
import { fingerprint } from '../../../src/crypto/fingerprint.ts'
import { isSignedBy } from '../../../src/crypto/root-key.ts'
import { builtCommand, run, serve } from '../../setup/command.ts'
import { folders } from '../../setup/folders.ts'
import { secretsOf } from '../../setup/stored-reports.ts'
import { INIT } from './production.ts'

interface Shown {
  readonly root: string | null
  readonly recipients: readonly { readonly recipient: string; readonly fingerprint: string }[]
  readonly trialRecoveryCode?: readonly string[]
}

const ageProgram = (() => {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe('the keys of a trial', () => {
  const folder = folders()
  let command: string
  let dataDir: string
  let poster: Poster
  const keys = (args: readonly string[], input?: string) =>
    run(command, ['keys', ...args], { DATA_DIR: dataDir }, input)
  const shown = async () => JSON.parse((await keys(['show', '--json'])).stdout) as Shown

  beforeAll(async () => {
    command = builtCommand()
    dataDir = folder()
    const server = await serve(command, { DATA_DIR: dataDir })
    const code = server.output().stdout.match(/\/p\/([0-9A-Z]{10})/)?.[1] ?? ''
    poster = (await (await fetch(server.url + routes.poster(code))).json()) as Poster
    await server.end()
  })

  it('are signed like those of a production, so that a phone pins them in the same way', async () => {
    expect(isSignedBy(poster.root ?? '', poster, poster.signature ?? '')).toBe(true)
    const { root, recipients } = await shown()
    expect(root).toBe(fingerprint(poster.root ?? ''))
    expect(recipients).toEqual([
      { recipient: poster.recipients[0], fingerprint: fingerprint(poster.recipients[0] ?? '') },
    ])
  })

  it('are opened again with the printed code alone, typed in and never given as an argument', async () => {
    const { trialRecoveryCode = [] } = await shown()
    const out = join(folder(), 'identities')
    const done = await keys(['recover', '--out', out], trialRecoveryCode.join('\n').toLowerCase())
    expect([done.code, done.stdout]).toEqual([0, `1 written to ${out}\n`])
    expect(done.stderr).toContain('apart from the server')
    expect(statSync(out).mode & 0o777).toBe(0o600)
    expect(readFileSync(out, 'utf8')).toBe(`${secretsOf(dataDir).reviewer}\n`)
    if (ageProgram) {
      const sealed = join(folder(), 'sealed')
      writeFileSync(sealed, await sealTo(poster.recipients, Buffer.from('会太多')))
      expect(execFileSync('age', ['-d', '-i', out, sealed]).toString()).toBe('会太多')
    }
    const again = await keys(['recover', '--out', out], trialRecoveryCode.join('\n'))
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('EEXIST')])
  })

  it('a mistyped page is answered with the line to compare, a page of other keys with that', async () => {
    const { trialRecoveryCode = [] } = await shown()
    const [first = '', ...rest] = trialRecoveryCode
    const typed = [`${first.startsWith('X') ? 'Y' : 'X'}${first.slice(1)}`, ...rest].join('\n')
    const out = join(folder(), 'identities')
    const mistyped = await keys(['recover', '--out', out], typed)
    expect([mistyped.code, mistyped.stderr]).toEqual([1, expect.stringContaining('line 1.')])
    const other = folder()
    await (await serve(command, { DATA_DIR: other })).end()
    const foreign = await run(
      command,
      ['keys', 'recover', '--out', out],
      { DATA_DIR: other },
      trialRecoveryCode.join('\n'),
    )
    expect([foreign.code, foreign.stderr]).toEqual([1, expect.stringContaining('other keys')])
  })
})

describe('the keys of a production set-up', () => {
  const folder = folders()

  it('are none until a reviewer has made them, and their recovery code is never known to the server', async () => {
    const command = builtCommand()
    const dataDir = folder()
    await run(command, INIT, { DATA_DIR: dataDir })
    const show = await run(command, ['keys', 'show'], { DATA_DIR: dataDir })
    expect(show.stdout).toContain('root:      none')
    expect(show.stdout).not.toContain('recovery code')
    const recover = await run(command, ['keys', 'recover', '--out', join(dataDir, 'x')], { DATA_DIR: dataDir }, '')
    expect([recover.code, recover.stderr]).toEqual([1, expect.stringContaining('nothing to recover')])
  })
})
