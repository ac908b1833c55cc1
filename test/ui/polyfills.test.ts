import { expect, it, vi } from 'vitest'

it('on a phone of 2018 the missing functions do what today’s do', async () => {
  vi.stubGlobal('self', globalThis)
  const today = { hasOwn: Object.hasOwn, setBigUint64: DataView.prototype.setBigUint64 }
  for (const [on, name] of [
    [Object, 'hasOwn'],
    [Object, 'fromEntries'],
    [Array.prototype, 'flatMap'],
    [DataView.prototype, 'setBigUint64'],
  ] as const)
    Reflect.deleteProperty(on, name)
  await import('../../src/ui/polyfills.ts')
  expect(Object.hasOwn).not.toBe(today.hasOwn)
  expect([Object.hasOwn({ a: undefined }, 'a'), Object.hasOwn({}, 'toString')]).toEqual([true, false])
  expect(Object.fromEntries([['a', 1]])).toEqual({ a: 1 })
  expect([1, 2].flatMap((n) => [n, n])).toEqual([1, 1, 2, 2])
  for (const little of [true, false]) {
    const [ours, theirs] = [new DataView(new ArrayBuffer(8)), new DataView(new ArrayBuffer(8))]
    ours.setBigUint64(0, 0x1234_89ab_cdefn, little)
    today.setBigUint64.call(theirs, 0, 0x1234_89ab_cdefn, little)
    expect([...new Uint8Array(ours.buffer)]).toEqual([...new Uint8Array(theirs.buffer)])
  }
})
