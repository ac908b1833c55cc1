import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  keys: 'Keys',
  loading: 'Opening…',
  again: 'Try again',
  explain:
    'What cadres write and photograph is sealed on their own phones. Only the keys here open it; the server has none of them.',
  explainTrial:
    'In the trial the server makes and keeps the keys itself, so they are not secret. In earnest it has none of them.',
  state: {
    none: 'There are no keys yet.',
    good: 'The keys are in order.',
    'server-changed':
      'The server has changed its own keys. Sign them again with the printed recovery code; until then phones refuse to send new reports.',
    broken:
      'Keys and signature do not fit together; somebody may have tampered with them. Do nothing here and call whoever runs the server.',
  },
  generation: (number) => `Key number ${number} is in use.`,
  root: "The office's fingerprint",
  rootWhy: 'The same digits stand on the sheet with the recovery code. They stay when the keys are exchanged.',

  holders: 'Reviewers',
  holder: 'User name',
  fingerprint: 'Fingerprint',
  holdsState: 'Opens',
  me: ' (me)',
  numbers: (numbers) => `number ${numbers}`,
  holds: {
    all: 'all reports',
    some: 'some reports',
    none: 'nothing yet',
    noKey: 'no password set yet',
    gone: 'disabled',
  },
  admit: 'Admit',
  admitTitle: (name) => `Admit ${name}`,
  admitDo: (name) =>
    `Call ${name} and have the fingerprint on that screen read out. You must know the voice, and the digits must be these:`,
  compared: 'Read out, and the same',
  differs: 'If they differ, do not admit and tell an administrator: somebody may pretend to be this person.',
  admitGo: 'Admit',
  admitting: 'Admitting…',
  admitted: (name) => `${name} is admitted and can open reports after looking again.`,
  cancel: 'Cancel',
  conflict: 'Somebody has just changed the keys; they were read again. Look at them and try once more.',

  found: 'Make the keys of your office',
  foundWhy:
    'The keys are made in this computer and do not pass the server. Have a printer ready; it takes about five minutes.',
  foundSteps: [
    'Make the keys',
    'Print a page with the recovery code and lock it away',
    'Type a group of it from the paper to prove that it was printed',
  ],
  foundStart: 'Make the keys',
  foundElsewhere: (place) => `The keys are made by a reviewer whose scope is ${place}.`,
  printFirst:
    'Print this page now. Once the page is closed it cannot be shown again. It counts once you have filled in the field at the end.',
  print: 'Print',
  lastGroup: (line) => `The last 4 characters of line ${line} on the paper`,
  lastWrong: 'Not right. Look at the paper and type it again.',
  finish: 'It is printed: finish',
  finishing: 'Saving…',
  founded: 'The keys are made. Lock the page away. It is wise to invite another reviewer and admit that person.',
  foundedAlready: 'Somebody else has made the keys. This page is of no use: tear it up.',

  sheetTitle: 'Recovery code',
  sheetOperator: 'Office',
  sheetFor: 'What this page is for',
  sheetUses: [
    'When no reviewer can open reports any more, it brings the keys back.',
    'When a reviewer leaves and the key is changed, it signs the new one.',
    'When the server has changed its own keys, it signs them.',
  ],
  sheetKeep: 'How to keep it',
  sheetKeeping: [
    'In a safe, in the care of two people.',
    'No photo, no scan, never typed into another site or a chat.',
    'Who has it can open every report; if it is lost, nobody can make it again.',
  ],
  sheetKeeper: 'Kept at ____________  by ____________  since ____________',

  code: 'Recovery code',
  codeNote: 'Type the five lines of the page, three groups each. Small letters and spaces do not matter.',
  mistyped: (lines) => `Something is wrong in line ${lines}. Compare it with the page.`,
  otherPage: 'This page belongs to another office or to older keys. Find the right one.',

  rotate: 'Change the key',
  rotateWhy: 'A reviewer has left. With a new key that person cannot open new reports; the others still open old ones.',
  rotateWho: 'These reviewers get the new key. Compare every fingerprint by voice first:',
  rotateCompared: 'All read out, and the same',
  rotateGo: 'Change the key',
  rotated: 'The key is changed.',
  nobodyStays: 'No reviewer can open reports now. First bring the keys back for yourself with the recovery code.',
  resign: 'Sign again',
  resignWhy: 'The server has changed its own keys. Make sure that it was your office that did it, then sign.',
  resigned: 'Signed. Phones can send again.',
  recover: 'Nobody left who could admit you? Use the printed recovery code',
  recoverWhy: 'The page in the safe brings the keys back for you. This is written into the record of acts.',
  recoverGo: 'Bring the keys back',
  recovered: 'The keys are back: you can open all reports.',
  working: 'Working…',
}
