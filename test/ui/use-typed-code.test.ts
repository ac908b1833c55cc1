import { describe, expect, it } from 'vitest'
import { makePosterCode } from '../../src/contract/poster-code.ts'
import { useTypedCode } from '../../src/ui/scan/use-typed-code.ts'

const WORDS = { short: (left: number) => `${left} left`, long: 'long', mistyped: 'mistyped' }
const code = makePosterCode((count) => new Uint8Array(count).map((_, index) => index))
const slipped = code.slice(0, 9) + (code.endsWith('7') ? '8' : '7')

function type(text: string) {
  const form = useTypedCode(() => WORDS)
  form.typed.value = text
  return form
}

describe('a code typed by hand', () => {
  it('with a slip in it is told of at once, and never opened', () => {
    const form = type(slipped)
    expect(form.fault.value).toBe('mistyped')
    expect(form.ask()).toBeUndefined()
  })

  it('that is not finished is not called wrong before somebody wants to open it', () => {
    const form = type(code.slice(0, 7))
    expect(form.fault.value).toBe('')
    expect(form.ask()).toBeUndefined()
    expect(form.fault.value).toBe('3 left')
  })

  it('that is too long is told of at once', () => {
    expect(type(`${code}0`).fault.value).toBe('long')
  })

  it('is opened in the one spelling, however it was written', () => {
    const form = type(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)
    expect(form.fault.value).toBe('')
    expect(form.ask()).toBe(code)
  })

  it('makes room for the next one without a complaint', () => {
    const form = type('1')
    form.ask()
    form.clear()
    expect([form.typed.value, form.fault.value]).toEqual(['', ''])
  })
})
