import { InvalidArgumentError } from 'commander'
import { AGE_RECIPIENT } from '../../contract/encodings.ts'

/** Option that may be repeated: a public age key. */
export function recipient(value: string, before: readonly string[]): readonly string[] {
  if (!new RegExp(AGE_RECIPIENT).test(value))
    throw new InvalidArgumentError('It must be a public age key, age1 and 58 characters.')
  return [...before, value]
}
