import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  ticks: 'What is it like?',
  ticksHint: 'Tick any number',
  numbers: 'How many?',
  numbersHint: 'Leave empty if unsure',
  less: (what) => `${what}: one less`,
  more: (what) => `${what}: one more`,
  outside: (max) => `At most ${max} can be given; changed to a number that fits`,
  level: 'Which level asked for it?',
  call: (number) => `Call ${number}`,
  notice: 'Read this first',
  submit: 'Submit',
  sealing: 'Encrypting and keeping…',
  nothing: 'A tick will do: nothing is compulsory',
  restored: 'Here is what you had not finished.',
  discard: 'Clear it',
  error: {
    keys: 'Encrypting failed; nothing was submitted. All you wrote is still here: please try again.',
    'keys-unsigned':
      'The keys of this code do not fit those this phone knows; nothing was submitted. Stop here and ask the operator by telephone. All you wrote is still here.',
    'not-stored':
      'This phone could not store it; nothing was submitted. All you wrote is still here: please try again.',
    'not-loaded':
      'Part of the app has not been downloaded; nothing was submitted. All you wrote is still here: try again with a network.',
  },
}
