import { expect, it, vi } from 'vitest'

it('on a phone of 2018 the missing functions do what today’s do', async () => {
  vi.stubGlobal('self', globalThis)
  const today = { hasOwn: Object.hasOwn, fromEntries: Object.fromEntries }
  for (const [on, name] of [
    [Object, 'hasOwn'],
    [Object, 'fromEntries'],
    [Array.prototype, 'flatMap'],
  ] as const)
    Reflect.deleteProperty(on, name)
  await import('../../../src/reporter/app/polyfills.ts')
  expect(Object.hasOwn).not.toBe(today.hasOwn)
  expect([Object.hasOwn({ a: undefined }, 'a'), Object.hasOwn({}, 'toString')]).toEqual([true, false])
  expect(Object.fromEntries([['a', 1]])).toEqual({ a: 1 })
  expect([1, 2].flatMap((n) => [n, n])).toEqual([1, 1, 2, 2])
})
