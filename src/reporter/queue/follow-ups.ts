import { currentStore } from './open-store.ts'
import { today } from './today.ts'
import type { FollowUp, FollowUpOutcome, ItemState, NewFollowUp } from './types.ts'
import { isQuotaError } from './with-reopen.ts'

/**
 * Puts what is added to a report into the queue. Its key follows from what it is: of two taps, or two tabs, one is kept. One that
 * the server has refused makes room for another; one that still waits does not, because it may have arrived already.
 *
 * A withdrawal takes along what else waits for the same report: the server would refuse it from then on.
 *
 * @throws Error when the database fails for another reason than room: not stored, the page keeps what was typed
 */
export async function enqueueFollowUp(followUp: NewFollowUp): Promise<FollowUpOutcome> {
  const store = await currentStore()
  const row: FollowUp = { ...followUp, key: keyOf(followUp), day: today(), state: { name: 'waiting' } }
  let earlier = false
  try {
    await store.changeRow('followUps', row.key, (known) => {
      // The same bytes: our own first try did commit before its connection was lost.
      earlier = known?.state.name === 'waiting' && known.digest !== row.digest
      return earlier ? undefined : row
    })
  } catch (error) {
    if (isQuotaError(error)) return { name: 'quota' }
    throw error
  }
  if (row.what === 'withdrawal')
    for (const { key, id } of await listFollowUps()) if (id === row.id && key !== row.key) await removeFollowUp(key)
  return { name: earlier ? 'duplicate' : 'stored', key: row.key, persistent: store.persistent }
}

/** A message has a name of its own; a report has one rating and one withdrawal waiting. */
const keyOf = ({ what, id, mid }: NewFollowUp): string => mid ?? `${what} ${id}`

/** In the order of their names, which says nothing of when they were written. */
export const listFollowUps = async (): Promise<FollowUp[]> => (await currentStore()).readRows('followUps')

export const getFollowUp = async (key: string): Promise<FollowUp | undefined> =>
  (await currentStore()).readRow('followUps', key)

/**
 * Calls back with all of them: soon, and after every change, also one made by another tab or the service worker.
 *
 * @returns ends the watching
 */
export function watchFollowUps(callback: (followUps: FollowUp[]) => void): () => void {
  let ended = false
  let end = () => {}
  currentStore().then((store) => {
    if (!ended) end = store.watchFollowUps(callback)
  })
  return () => {
    ended = true
    end()
  }
}

/** The server will not take it. It stays, visible with the reason, until the reporter decides. */
export const quarantineFollowUp = (key: string, why: { status: number; code: string; detail: string }): Promise<void> =>
  setState(key, { name: 'quarantined', ...why })

/** The reporter wants it sent once more, same bytes, same name. */
export const releaseFollowUp = (key: string): Promise<void> => setState(key, { name: 'waiting' })

/** Called with the server's word in hand, or when the reporter throws it away. */
export const removeFollowUp = async (key: string): Promise<void> => (await currentStore()).removeRow('followUps', key)

/** All of them, sent or not: they are the only rows that open a look-up without the receipt code. */
export async function removeFollowUps(): Promise<void> {
  for (const { key } of await listFollowUps()) await removeFollowUp(key)
}

async function setState(key: string, state: ItemState): Promise<void> {
  const store = await currentStore()
  await store.changeRow('followUps', key, (known) => known && { ...known, state })
}
