/** Lets the event streams of this process hear of releases. */
export interface ReleaseTicks {
  tick(): void
  /** @returns ends the listening */
  listen(heard: () => void): () => void
}

export function releaseTicks(): ReleaseTicks {
  const listeners = new Set<() => void>()
  return {
    tick() {
      for (const heard of listeners) heard()
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
  }
}
