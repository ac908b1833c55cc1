import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  open: 'Add photos',
  optional: 'Optional',
  warning: {
    burden:
      'No official red-headed papers, nothing marked secret, no screenshots of work groups, no faces. Blur names first.',
    grid: 'Just show what is broken. No faces, number plates or door numbers, or blur them.',
  },
  stripped: 'Photos are made smaller on your phone; place, time and phone model are removed before encrypting.',
  take: 'Take one',
  choose: 'Choose one',
  working: 'Preparing the photo…',
  enough: (most) => `${most} is the most, and enough.`,
  alt: (number) => `Photo ${number}`,
  blur: 'Blur',
  remove: 'Remove',
  blurHow: 'Rub with a finger over what should not be seen.',
  blurAll: 'Blur everything',
  blurAgain: 'Start again',
  blurDone: 'Done',
  cancel: 'Cancel',
  fault: {
    'not-a-picture': 'This file is not a picture. Please try another.',
    heic: 'This is in HEIC format, which this browser cannot open. Take a screenshot of the photo and choose that.',
    'cannot-open': 'This picture cannot be opened. Try another, or choose a screenshot of it.',
    empty: 'This file is empty. Please try another.',
  },
}
