/** What Vue's helpers, the contract and our libraries call and Chrome 64 or Safari 12 lack. Imported first, by page and worker. */
const define = (on: object, name: string, value: unknown): void => {
  if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
}

define(self, 'globalThis', self)
// Not by hasOwnProperty: the linter would turn that into the very call that is missing.
define(
  Object,
  'hasOwn',
  (object: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(object, key) !== undefined,
)
define(Object, 'fromEntries', (entries: Iterable<[string, unknown]>) => {
  const object: Record<string, unknown> = {}
  for (const [key, value] of entries) object[key] = value
  return object
})
define(Array.prototype, 'at', function (this: unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})
define(Array.prototype, 'flatMap', function (this: unknown[], map: (item: unknown, index: number) => unknown) {
  return ([] as unknown[]).concat(...this.map(map))
})
define(DataView.prototype, 'setBigUint64', function (this: DataView, at: number, value: bigint, little?: boolean) {
  // Lengths only, far below 2^53 (the sealing library, Safari before 15).
  this.setUint32(little ? at : at + 4, Number(value) >>> 0, little)
  this.setUint32(little ? at + 4 : at, Number(value) / 2 ** 32, little)
})

export {}
