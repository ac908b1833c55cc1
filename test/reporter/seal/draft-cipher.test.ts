import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetDraftKey, openDraft, sealDraft } from '../../../src/reporter/seal/draft-cipher.ts'

class Session {
  readonly values = new Map<string, string>()
  getItem = (name: string) => this.values.get(name) ?? null
  setItem = (name: string, value: string) => void this.values.set(name, value)
  removeItem = (name: string) => void this.values.delete(name)
}

beforeEach(() => vi.stubGlobal('sessionStorage', new Session()))
afterEach(() => {
  forgetDraftKey()
  vi.unstubAllGlobals()
})

describe('the draft of a burden report', () => {
  it('comes back after a reload of the tab', async () => {
    const draft = await sealDraft('会议太多')
    expect(await openDraft(draft)).toBe('会议太多')
    expect(Buffer.from(draft).includes('会议')).toBe(false)
  })

  it('is closed for ever to the next session: whoever takes the phone finds bytes only', async () => {
    const draft = await sealDraft('会议太多')
    forgetDraftKey()
    expect(await openDraft(draft)).toBeUndefined()
    await sealDraft('another')
    expect(await openDraft(draft)).toBeUndefined()
  })

  it('that was damaged is none, instead of half of one', async () => {
    const draft = new Uint8Array(await sealDraft('会议太多'))
    draft[30] = (draft[30] as number) ^ 1
    expect(await openDraft(draft.buffer)).toBeUndefined()
    expect(await openDraft(new ArrayBuffer(3))).toBeUndefined()
  })

  it('can be written where site data is blocked, for as long as the page lives', async () => {
    vi.stubGlobal('sessionStorage', undefined)
    const draft = await sealDraft('会议太多')
    expect(await openDraft(draft)).toBe('会议太多')
    forgetDraftKey()
    expect(await openDraft(draft)).toBeUndefined()
  })

  it('never looks the same twice, though the words do', async () => {
    expect(Buffer.from(await sealDraft('a')).equals(Buffer.from(await sealDraft('a')))).toBe(false)
  })
})
