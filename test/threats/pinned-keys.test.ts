import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Poster } from '../../src/contract/poster.ts'
import { makePosterCode } from '../../src/contract/poster-code.ts'
import { TAXONOMY } from '../../src/contract/taxonomy/taxonomy.ts'
import { rootKey } from '../../src/crypto/root-key.ts'
import { emptyDraft } from '../../src/reporter/form/draft.ts'
import { loadSecrets, submitReport } from '../../src/reporter/form/submit-report.ts'
import {
  enqueue,
  listFollowUps,
  listItems,
  recallOrigin,
  recallPoster,
  rememberPoster,
} from '../../src/reporter/queue/queue.ts'
import { fileMessage, fileRating } from '../../src/reporter/receipt/found/file-follow-up.ts'
import { rememberPage, resolveSheet } from '../../src/reporter/scan/resolve-sheet.ts'
import { firstOfflineSheet, sheetOf } from '../../src/reporter/scan/sheet.ts'
import { refreshItem } from '../../src/reporter/sync/refresh-item.ts'
import { makePersonalIdentity, recipientOf } from '../../src/staff/accounts/keys/personal-key.ts'
import { meta, newPhone, sealed } from '../reporter/queue/phone.ts'
import { fakeServer, json, newKey, posterOf } from '../reporter/sync/fake-server.ts'
import { REVIEWER } from '../setup/reviewer.ts'

const operator = rootKey(new Uint8Array(32).fill(1))
const attacker = rootKey(new Uint8Array(32).fill(2))
const intakeKey = recipientOf(makePersonalIdentity())
const evil = recipientOf(makePersonalIdentity())
const server = fakeServer()
const keys = { recipients: [REVIEWER.recipient], intakeKey, serverKeys: [server.signer.key] }
const CODE = makePosterCode(randomBytes)

/** What the operator's server says of a sheet, and what one says that was broken into. */
const honest = posterOf(server, { code: CODE, ...operator.sign(keys) })
const { root: _root, signature: _signature, ...withoutSignature } = honest
const broken: readonly [string, Poster][] = [
  ['its own keys under its own root', { ...honest, ...attacker.sign({ ...keys, recipients: [evil] }) }],
  ['its own keys under the old signature', { ...honest, recipients: [evil] }],
  ['its own keys without a signature', { ...withoutSignature, recipients: [evil] }],
  ['an intake key of its own', { ...honest, intakeKey: evil }],
]

const submit = (poster: Poster) => submitReport(sheetOf(poster, TAXONOMY), 'burden', 'MTG', emptyDraft(), loadSecrets())

beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

describe('a server that was broken into cannot hand out its own key to a phone that has pinned the operator’s', () => {
  it.each(broken)('not %s: nothing is sealed to them, nothing is kept', async (_what, poster) => {
    await rememberPoster(honest, TAXONOMY)
    expect(await submit(poster)).toEqual({ name: 'keys-unsigned' })
    expect(await listItems()).toEqual([])
    expect((await submit(honest)).name).toBe('kept')
  })

  it.each(broken)('not by being remembered: %s', async (_what, poster) => {
    await rememberPoster(honest, TAXONOMY)
    vi.stubGlobal('fetch', async () => json(TAXONOMY))
    await rememberPage({ poster, taxonomy: TAXONOMY })
    expect(await recallOrigin()).toMatchObject({ root: operator.publicKey, recipients: keys.recipients, intakeKey })
    expect((await recallPoster(CODE))?.recipients).toEqual(keys.recipients)
  })

  it('nor at a sheet first scanned without a network: it is sealed with the pinned keys', async () => {
    await rememberPoster(honest, TAXONOMY)
    const origin = await recallOrigin()
    if (!origin?.taxonomy) throw new Error('nothing was remembered')
    const sheet = firstOfflineSheet('ABCDEFGHJK', '', { ...origin, taxonomy: origin.taxonomy })
    expect((await submitReport(sheet, 'burden', 'MTG', emptyDraft(), loadSecrets())).name).toBe('kept')
  })

  it('nor for what is added to a report', async () => {
    const secrets = await loadSecrets()
    await rememberPoster(honest, TAXONOMY)
    expect((await fileMessage('会还是太多', secrets)).name).toBe('kept')
    await rememberPoster({ ...honest, recipients: [evil] })
    expect(await fileMessage('会还是太多', secrets)).toEqual({ name: 'keys-unsigned' })
    await rememberPoster({ ...honest, intakeKey: evil })
    expect(await fileRating({ solved: false, reasons: [] }, secrets)).toEqual({ name: 'keys-unsigned' })
    expect(await listFollowUps()).toHaveLength(1)
  })

  it('nor sign away a report that waits: a receipt by a key the root has not signed deletes nothing', async () => {
    await rememberPoster(honest, TAXONOMY)
    await enqueue(sealed(), meta({ poster: CODE, serverKeys: keys.serverKeys }))
    const [item] = await listItems()
    if (!item) throw new Error('nothing waits')
    const forged = newKey().key
    const answering = (poster: Poster) => refreshItem({ fetch: async () => json(poster), now: () => 0 } as never, item)
    const refused = await answering({ ...honest, serverKeys: [forged] })
    expect(refused.name === 'refreshed' && refused.item.serverKeys).toEqual(keys.serverKeys)
    const resigned = operator.sign({ ...keys, serverKeys: [forged] })
    const taken = await answering({ ...honest, ...resigned })
    expect(taken.name === 'refreshed' && taken.item.serverKeys).toEqual([...keys.serverKeys, forged])
  })
})

describe('the first sheet that names a root key', () => {
  it('pins it, also on a phone that knew the operator before there was one', async () => {
    vi.stubGlobal('fetch', async () => json(TAXONOMY))
    await rememberPage({ poster: withoutSignature, taxonomy: TAXONOMY })
    expect((await recallOrigin())?.root).toBeUndefined()
    await rememberPage({ poster: honest, taxonomy: TAXONOMY })
    expect((await recallOrigin())?.root).toBe(operator.publicKey)
  })

  it('pins nothing when the root has not signed what came with it', async () => {
    vi.stubGlobal('fetch', async (url: string) =>
      json(url.includes('taxonomy') ? TAXONOMY : { ...honest, recipients: [evil] }),
    )
    const state = await resolveSheet(CODE)
    expect(await recallOrigin()).toBeUndefined()
    if (state.name !== 'ready') throw new Error('the sheet does not open')
    expect(await submitReport(state.sheet, 'burden', 'MTG', emptyDraft(), loadSecrets())).toEqual({
      name: 'keys-unsigned',
    })
  })

  it('leaves the operator free to change reviewers: what the same root signs is taken', async () => {
    await rememberPoster(honest, TAXONOMY)
    const next = recipientOf(makePersonalIdentity())
    const rotated = { ...honest, ...operator.sign({ ...keys, recipients: [next] }) }
    expect((await submit(rotated)).name).toBe('kept')
    await rememberPoster(rotated)
    expect((await recallOrigin())?.recipients).toEqual([next])
  })
})
