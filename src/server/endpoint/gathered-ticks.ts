import type { ReleaseTicks } from './release-ticks.ts'

/** However often something happens, whoever listens is told once at the end of each `ms`. */
export function gatheredTicks(ticks: Pick<ReleaseTicks, 'listen'>, ms: number): Pick<ReleaseTicks, 'listen'> {
  const listeners = new Set<() => void>()
  let waiting = false
  ticks.listen(() => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      for (const heard of listeners) heard()
    }, ms).unref()
  })
  return {
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
  }
}
