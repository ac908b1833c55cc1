const AT_ONCE = 100

/**
 * Does something with everything that waits, in batches, with each thing once: what is still there afterwards, because it failed
 * or somebody else is at it, waits for the next time and holds nothing up now.
 *
 * @param waiting the first `limit` things that wait; a thing that was done with waits no longer
 * @param keyOf what tells one thing from another
 * @throws the first fault, after everything else has had its turn
 */
export async function onceEach<Thing>(
  waiting: (limit: number) => Promise<readonly Thing[]>,
  keyOf: (thing: Thing) => string,
  act: (thing: Thing) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = []
  const met = new Set<string>()
  let batch: readonly Thing[] = []
  for (;;) {
    // All of the last batch may still stand in front.
    batch = await waiting(AT_ONCE + batch.length)
    const fresh = batch.filter((thing) => !met.has(keyOf(thing)))
    if (fresh.length === 0) break
    for (const thing of fresh) {
      met.add(keyOf(thing))
      await act(thing).catch((fault) => faults.push(fault))
    }
  }
  if (faults.length > 0) throw faults[0]
}
