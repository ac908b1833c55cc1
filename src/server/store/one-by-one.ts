/**
 * Commits a batch as a whole; if that fails because of one of its entries, commits each alone, so that one poisonous entry
 * does not take its neighbours along.
 *
 * @param commit one transaction for the given entries
 * @param meetsAll whether an error would meet every entry alike: then nothing is tried again, and the rest fails with it
 */
export async function commitOrOneByOne<Entry, Result>(
  entries: readonly Entry[],
  commit: (entries: readonly Entry[]) => Promise<readonly Result[]>,
  meetsAll: (error: unknown) => boolean,
): Promise<readonly PromiseSettledResult<Result>[]> {
  try {
    return (await commit(entries)).map((value) => ({ status: 'fulfilled', value }))
  } catch (error) {
    if (entries.length === 1 || meetsAll(error)) throw error
  }
  const results: PromiseSettledResult<Result>[] = []
  let broken: { readonly reason: unknown } | undefined
  for (const entry of entries) {
    const [result] = broken ? [rejected(broken.reason)] : await Promise.allSettled([commit([entry])])
    if (result.status === 'rejected' && meetsAll(result.reason)) broken = result
    results.push(result.status === 'fulfilled' ? { status: 'fulfilled', value: result.value[0] as Result } : result)
  }
  return results
}

const rejected = (reason: unknown): PromiseRejectedResult => ({ status: 'rejected', reason })
