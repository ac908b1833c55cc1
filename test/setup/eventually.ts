import { vi } from 'vitest'

/** Asks again until nothing is thrown: for what comes true by itself, at a time nobody promises. */
export const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: 15_000, interval: 50 })
