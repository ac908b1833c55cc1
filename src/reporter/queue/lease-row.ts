import { currentStore } from './open-store.ts'

/**
 * Takes or renews the right to send, for browsers without Web Locks. Compare and set in one transaction, so that of two tabs
 * one gets it.
 *
 * @param holder random name of the asking tab
 * @param lengthMs how long it is held without renewal; a tab that was killed is replaced after that
 * @returns whether `holder` has it now
 */
export async function takeLease(holder: string, now: number, lengthMs: number): Promise<boolean> {
  let taken = false
  await (await currentStore()).changeRow('meta', 'lease', (row) => {
    const held = row?.key === 'lease' ? row.value : undefined
    // An end further away than a whole lease comes from a clock that was set back since: it would block sending for years.
    const live = held !== undefined && held.until > now && held.until - now <= lengthMs
    taken = !live || held.holder === holder
    return taken ? { key: 'lease', value: { holder, until: now + lengthMs } } : undefined
  })
  return taken
}

/** Gives the right back, if it is still `holder`'s. */
export async function dropLease(holder: string): Promise<void> {
  await (await currentStore()).changeRow('meta', 'lease', (row) =>
    row?.key === 'lease' && row.value.holder === holder ? { key: 'lease', value: { holder, until: 0 } } : undefined,
  )
}
