import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { base64 } from '@scure/base'
import { Check } from 'typebox/value'
import { afterAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../../src/contract/limits.ts'
import { Reply } from '../../../src/contract/staff/reports.ts'
import { openMessage } from '../../../src/staff/reports/opened/open-sealed.ts'
import { sealReply } from '../../../src/staff/reports/opened/seal-reply.ts'
import { removeFolder, temporaryFolder } from '../../setup/server-process.ts'
import { newKeyPair } from './a-report.ts'

const folder = temporaryFolder()
afterAll(() => removeFolder(folder))

const reporter = newKeyPair()
const reviewer = newKeyPair()

const LONGEST = ['会', '"', '\n', '😀', '\uD800', '\u0001'].map((character) =>
  character.repeat(LIMITS.wordsCharacters / character.length),
)

describe('a reply', () => {
  it('is opened by the reporter, its copy by the reviewers, and neither by the other side', async () => {
    const text = '已经减到每周一次。\n谢谢你说出来。'
    const { reply } = await sealReply(text, reporter.recipient, reviewer.identity)
    const content = { version: 1, text }
    expect(await openMessage([reporter.identity], reply.sealed)).toEqual({ name: 'opened', content })
    expect(await openMessage([reviewer.identity], reply.copy)).toEqual({ name: 'opened', content })
    expect(await openMessage([reviewer.identity], reply.sealed)).toEqual({ name: 'not-for-us' })
    expect(await openMessage([reporter.identity], reply.copy)).toEqual({ name: 'not-for-us' })
  })

  it.each(LONGEST)('of the longest text the field takes is one the server takes: %.3s…', async (text) => {
    const { mid, reply } = await sealReply(text, reporter.recipient, reviewer.identity)
    expect(mid).toMatch(/^[0-9a-f]{32}$/)
    expect(Check(Reply, reply)).toBe(true)
  })

  it('says nothing by its length: short answers are all of one size', async () => {
    const lengths = await Promise.all(
      ['好', '已经处理，谢谢。'.repeat(20)].map(
        async (text) => (await sealReply(text, reporter.recipient, reviewer.identity)).reply.sealed.length,
      ),
    )
    expect(new Set(lengths).size).toBe(1)
  })

  it('is a file that the age program opens, so that no reporter depends on our own code', async () => {
    if (spawnSync('age', ['--version']).status !== 0) return console.log('left out: age')
    const { reply } = await sealReply('减了', reporter.recipient, reviewer.identity)
    const key = join(folder, 'key')
    writeFileSync(key, `${reporter.identity}\n`, { mode: 0o600 })
    const opened = execFileSync('age', ['-d', '-i', key], { input: base64.decode(reply.sealed) })
    expect(JSON.parse(opened.toString())).toEqual({ version: 1, text: '减了' })
  })
})
