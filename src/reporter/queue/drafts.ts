import { currentStore } from './open-store.ts'

const HOUR_MS = 3_600_000
const KEPT_HOURS = 24

/**
 * Stores an unfinished form under its key (`randomKey`), for less than 24 hours. The expiry is a full hour, so that it does
 * not tell the minute at which somebody wrote.
 *
 * @param bytes opaque: a burden draft is encrypted by `sealDraft` of the seal room before it comes here
 */
export async function saveDraft(key: string, bytes: ArrayBuffer, now: number = Date.now()): Promise<void> {
  const expires = Math.floor(now / HOUR_MS + KEPT_HOURS) * HOUR_MS
  await (await currentStore()).writeRow('drafts', { key, bytes, expires })
}

/** The draft's bytes, or undefined when there is none or its time is over. */
export async function loadDraft(key: string, now: number = Date.now()): Promise<ArrayBuffer | undefined> {
  const draft = await (await currentStore()).readRow('drafts', key)
  if (!draft) return undefined
  if (isLive(draft.expires, now)) return draft.bytes
  await deleteDraft(key)
  return undefined
}

export const deleteDraft = async (key: string): Promise<void> => (await currentStore()).removeRow('drafts', key)

/** Deletes every draft whose time is over. Called at every start: a draft must not outlive its day because nobody opened it. */
export async function sweepDrafts(now: number = Date.now()): Promise<void> {
  const store = await currentStore()
  for (const { key, expires } of await store.readRows('drafts'))
    if (!isLive(expires, now)) await store.removeRow('drafts', key)
}

/** An expiry more than a day ahead comes from a clock that was set back since; kept, it might stay for years. */
const isLive = (expires: number, now: number): boolean => expires > now && expires - now <= KEPT_HOURS * HOUR_MS
