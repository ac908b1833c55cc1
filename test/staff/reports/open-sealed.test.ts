import { base64 } from '@scure/base'
import { describe, expect, it } from 'vitest'
import { sealTo } from '../../../src/crypto/age.ts'
import { openContent, openMessage } from '../../../src/staff/reports/opened/open-sealed.ts'
import { aContent, newKeyPair, sealJson } from './a-report.ts'

const reviewer = newKeyPair()
const older = newKeyPair()
const stranger = newKeyPair()

describe('what stands sealed in a report', () => {
  it('is opened with the identity it was sealed to, also when that is an older one', async () => {
    const content = aContent()
    const sealed = await sealJson([older.recipient, stranger.recipient], content)
    expect(await openContent([reviewer.identity, older.identity], sealed)).toEqual({ name: 'opened', content })
  })

  it('is not for us when none of our identities fits: said, not thrown', async () => {
    const sealed = await sealJson([stranger.recipient], aContent())
    expect(await openContent([reviewer.identity, older.identity], sealed)).toEqual({ name: 'not-for-us' })
  })

  it('is damaged when a byte was changed, wherever it stands', async () => {
    const bytes = base64.decode(await sealJson([reviewer.recipient], aContent()))
    for (const at of [0, 30, 150, bytes.length - 1]) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      const { name } = await openContent([reviewer.identity], base64.encode(changed))
      expect(['damaged', 'not-for-us']).toContain(name)
    }
  })

  it.each([
    ['cut off', async () => (await sealJson([reviewer.recipient], aContent())).slice(0, 400)],
    ['empty', () => ''],
    ['no base64 at all', () => '<script>alert(1)</script>'],
    ['no age file', () => base64.encode(new TextEncoder().encode('hello'))],
    [
      'no JSON',
      async () => base64.encode(await sealTo([reviewer.recipient], new TextEncoder().encode('{"version":1'))),
    ],
    ['no UTF-8', async () => base64.encode(await sealTo([reviewer.recipient], Uint8Array.of(0x22, 0xff, 0x22)))],
  ])('is damaged when it is %s', async (_what, sealed) => {
    expect(await openContent([reviewer.identity], await sealed())).toEqual({ name: 'damaged' })
  })

  it.each([
    ['words that are an object', { words: { toString: 'x' } }],
    ['a number that is a text', { quantities: { meetingsPerWeek: '<b>4</b>' } }],
    ['a photo of another type', { photos: [{ type: 'image/svg+xml', bytes: 9, parts: ['a'.repeat(64)] }] }],
    ['a piece whose name is a path', { photos: [{ type: 'image/jpeg', bytes: 9, parts: ['../../accounts'] }] }],
    [
      'more photos than a phone sends',
      { photos: Array(7).fill({ type: 'image/jpeg', bytes: 9, parts: ['a'.repeat(64)] }) },
    ],
    ['a key for replies that is none', { replyTo: 'age1nobody' }],
    ['a field nobody knows', { html: '<b>x</b>' }],
  ])('is damaged when somebody who can seal has put in %s', async (_what, hostile) => {
    const sealed = await sealJson([reviewer.recipient], aContent(hostile))
    expect(await openContent([reviewer.identity], sealed)).toEqual({ name: 'damaged' })
  })

  it('keeps HTML, formulas and right-to-left signs in the words exactly as they were written', async () => {
    const words = '<img src=x onerror=alert(1)>\n=HYPERLINK("http://x")\n\u202Eعكس 😀'
    const opened = await openContent([reviewer.identity], await sealJson([reviewer.recipient], aContent({ words })))
    expect(opened).toMatchObject({ name: 'opened', content: { words } })
  })
})

describe('a message', () => {
  it('is opened like a report', async () => {
    const sealed = await sealJson([reviewer.recipient], { version: 1, text: '上周又开了三次' })
    expect(await openMessage([reviewer.identity], sealed)).toMatchObject({ content: { text: '上周又开了三次' } })
  })

  it('is damaged when it is empty, or a report in the place of a message', async () => {
    for (const content of [{ version: 1, text: '' }, aContent()])
      expect(await openMessage([reviewer.identity], await sealJson([reviewer.recipient], content))).toEqual({
        name: 'damaged',
      })
  })
})
