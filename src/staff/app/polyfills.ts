/** What we and our libraries call and the Chromium kernels of office PCs lack (80 and later). Imported first, by page and worker. */
const define = (on: object, name: string, value: unknown): void => {
  if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
}

// Not by hasOwnProperty: the linter would turn that into the very call that is missing.
define(
  Object,
  'hasOwn',
  (object: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(object, key) !== undefined,
)
define(Array.prototype, 'at', function (this: unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})

export {}
