// @vitest-environment happy-dom

import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import { deleteAllDrafts } from '../../../src/reporter/form/kept-drafts.ts'
import { useDrafts } from '../../../src/reporter/form/use-drafts.ts'
import { currentStore } from '../../../src/reporter/queue/open-store.ts'
import { newPhone } from '../queue/phone.ts'

const [HERE, THERE] = ['0123456789', '9876543210']

/** A page that has just been loaded. */
function load(): ReturnType<typeof useDrafts> {
  setActivePinia(createPinia())
  return useDrafts()
}

/** What the form does when it opens. */
async function open(drafts: ReturnType<typeof useDrafts>, kind: Kind, sheet: string) {
  drafts.enter(kind, sheet)
  const draft = drafts.of(kind, 'LEK')
  await drafts.restore(kind, 'LEK', sheet)
  return draft
}

const rows = async () => (await currentStore()).readRows('drafts')

beforeEach(async () => {
  await newPhone()
  sessionStorage.clear()
  localStorage.clear()
})

describe.each(['burden', 'grid'] as const)('what was begun: %s', (kind) => {
  it('is not lost by a look at the sheet of another village, before and after a reload', async () => {
    const drafts = load()
    const draft = await open(drafts, kind, HERE)
    draft.words = '三楼'
    const other = await open(drafts, kind, THERE)
    expect(other.words).toBe('')
    await drafts.keepNow(kind, THERE)
    expect((await open(drafts, kind, HERE)).words).toBe('三楼')
    expect((await open(load(), kind, HERE)).words).toBe('三楼')
    expect((await open(load(), kind, THERE)).words).toBe('')
  })

  it('is not lost when the phone is put away before it is on the screen again', async () => {
    const drafts = load()
    ;(await open(drafts, kind, HERE)).words = '三楼'
    await drafts.keepNow(kind, HERE)
    const again = load()
    const opening = open(again, kind, HERE)
    await again.keepNow(kind, HERE)
    await opening
    expect((await open(load(), kind, HERE)).words).toBe('三楼')
  })

  it('leaves nothing when it is sent while it is still being written away', async () => {
    const drafts = load()
    ;(await open(drafts, kind, HERE)).words = '三楼'
    await Promise.all([drafts.keepNow(kind, HERE), drafts.discard(kind, 'LEK', HERE)])
    expect(await rows()).toEqual([])
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
  })

  it('is not written away behind the back of who leaves in a hurry', async () => {
    const drafts = load()
    ;(await open(drafts, kind, HERE)).words = '三楼'
    await drafts.keepNow(kind, HERE)
    const again = load()
    const opening = open(again, kind, HERE)
    const hidden = again.keepNow(kind, HERE)
    again.forget()
    await Promise.all([deleteAllDrafts(), hidden, opening])
    expect(await rows()).toEqual([])
  })

  it('of every sheet is gone after the quick exit', async () => {
    const drafts = load()
    for (const sheet of [HERE, THERE]) {
      ;(await open(drafts, kind, sheet)).words = '三楼'
      await drafts.keepNow(kind, sheet)
    }
    expect(await rows()).toHaveLength(2)
    drafts.forget()
    await deleteAllDrafts()
    expect(await rows()).toEqual([])
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
  })
})
