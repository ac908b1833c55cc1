import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { GRADES, RATING_REASONS, Rating, Withdrawal } from '../../../src/contract/follow-up.ts'
import { openSealed } from '../../../src/crypto/age.ts'
import { sealFollowUp } from '../../../src/reporter/seal/follow-up.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'

const server = makePersonalIdentity()
const keys = { intakeKey: recipientOf(server) }
const longest: Rating = { solved: false, grade: GRADES[4], reasons: [...RATING_REASONS], reopen: false }

const open = async (body: ArrayBuffer): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await openSealed(server, new Uint8Array(body))))

describe('a rating and a withdrawal', () => {
  it.each([
    ['the longest rating', Rating, longest],
    ['the shortest rating', Rating, { solved: true, reasons: [] }],
    ['a withdrawal', Withdrawal, { version: 1 as const }],
  ])('%s is what the server opens and takes', async (_, schema, said) => {
    const { body, digest } = await sealFollowUp(said, keys)
    expect(await open(body)).toEqual(said)
    expect(Compile(schema).Check(await open(body))).toBe(true)
    expect(digest).toBe(createHash('sha256').update(new Uint8Array(body)).digest('hex'))
  })

  it('are of one length, whatever was ticked: a proxy must not learn who is dissatisfied', async () => {
    const said = [longest, { solved: true, reasons: [] }, { version: 1 as const }]
    const lengths = await Promise.all(said.map(async (one) => (await sealFollowUp(one, keys)).body.byteLength))
    expect(new Set(lengths).size).toBe(1)
  })
})
