import { createHash } from 'node:crypto'
import { base64 } from '@scure/base'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { Message } from '../../../src/contract/follow-up.ts'
import { LIMITS } from '../../../src/contract/limits.ts'
import { MESSAGE_LENGTHS, padJson } from '../../../src/contract/padding.ts'
import { MessageContent } from '../../../src/contract/staff/reports.ts'
import { openSealed, sealTo } from '../../../src/crypto/age.ts'
import { openReply, sealMessage } from '../../../src/reporter/seal/message.ts'
import { makePersonalIdentity, recipientOf } from '../../../src/staff/accounts/keys/personal-key.ts'

const reviewer = makePersonalIdentity()
const server = makePersonalIdentity()
const stranger = makePersonalIdentity()
const keys = { recipients: [recipientOf(reviewer)], intakeKey: recipientOf(server) }
const isMessage = Compile(Message)
const isContent = Compile(MessageContent)

const parse = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes))

async function openAll(body: ArrayBuffer) {
  const message = parse(await openSealed(server, new Uint8Array(body)))
  if (!isMessage.Check(message)) throw new Error('the server would refuse it')
  const opened = await openSealed(reviewer, base64.decode(message.sealed))
  const content = parse(opened)
  if (!isContent.Check(content)) throw new Error('the reviewers could not read it')
  return { message, opened, content }
}

describe('a message to the reviewers', () => {
  it('is opened by the server’s key to what only a reviewer opens', async () => {
    const { body, digest } = await sealMessage(' 会还是太多\u0000 ', keys)
    const { message, content } = await openAll(body)
    expect(content).toEqual({ version: 1, text: '会还是太多' })
    expect(digest).toBe(createHash('sha256').update(new Uint8Array(body)).digest('hex'))
    await expect(openSealed(server, base64.decode(message.sealed))).rejects.toThrow()
  })

  it('has one of few lengths, whatever is said, and the longest still fits', async () => {
    const lengths = new Set<number>()
    for (const text of ['短', '长'.repeat(300), '很'.repeat(330), '"'.repeat(LIMITS.wordsCharacters)]) {
      const { body } = await sealMessage(text, keys)
      const { opened, message } = await openAll(body)
      expect(MESSAGE_LENGTHS).toContain(opened.length)
      expect(message.sealed.length).toBeLessThanOrEqual(LIMITS.messageBytes)
      expect(body.byteLength).toBeLessThanOrEqual(LIMITS.messageBytes + 1024)
      lengths.add(body.byteLength)
    }
    expect(lengths.size).toBeLessThanOrEqual(MESSAGE_LENGTHS.length)
    expect((await sealMessage('短', keys)).body.byteLength).toBe(
      (await sealMessage('一'.repeat(250), keys)).body.byteLength,
    )
  })

  it('has the same length for one reviewer and for four: their number would tell which office reads', async () => {
    const four = { ...keys, recipients: [reviewer, server, stranger, makePersonalIdentity()].map(recipientOf) }
    const [one, other] = [await sealMessage('短', keys), await sealMessage('短', four)]
    expect(one.body.byteLength).toBe(other.body.byteLength)
    expect(one.mid).toMatch(/^[0-9a-f]{32}$/)
    expect(one.mid).not.toBe(other.mid)
  })

  it('without a word is none, and to nobody is never sealed', async () => {
    await expect(sealMessage(' \u0000', keys)).rejects.toThrow(RangeError)
    await expect(sealMessage('短', { ...keys, recipients: [] })).rejects.toThrow()
  })
})

describe('a reply', () => {
  const replyOf = async (value: unknown, to = stranger) =>
    base64.encode(
      await sealTo([recipientOf(to)], padJson(new TextEncoder().encode(JSON.stringify(value)), MESSAGE_LENGTHS)),
    )

  it('is opened by the receipt code’s identity', async () => {
    expect(await openReply(await replyOf({ version: 1, text: '已经减了两个会' }), stranger)).toBe('已经减了两个会')
  })

  it('that was damaged, is meant for somebody else or holds no text is said to be so, never shown in part', async () => {
    const whole = await replyOf({ version: 1, text: '答' })
    const cut = base64.encode(base64.decode(whole).slice(0, -40))
    const others = [cut, '', '???', await replyOf({ version: 1, text: 7 }), await replyOf([]), await replyOf(null)]
    for (const sealed of others) expect(await openReply(sealed, stranger)).toBeUndefined()
    expect(await openReply(whole, reviewer)).toBeUndefined()
  })
})
