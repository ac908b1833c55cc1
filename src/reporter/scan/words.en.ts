import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  search: 'Search',
  noneFound: 'Nothing found. Try another word.',
  startTitle: 'Scan the code on the wall and speak up',
  startHow: 'Point your phone’s camera, or the scanner in WeChat, at the code. No sign-up, nothing to install.',
  startSafe:
    'A real code opens a page with the name of your place and of who runs it. If it asks for money or a login, it is fake.',
  scan: 'Scan',
  scanNote: 'Opens the camera: point it at the code on the wall',
  typeTitle: 'Cannot scan? Type the line below the code',
  typeLabel: 'The 10 letters and digits below the code',
  typeOpen: 'Open',
  typed: {
    short: (left) => `${left} more to go`,
    long: 'That is too many: there are 10.',
    mistyped: 'One character of this code is wrong. Please compare it with the one on the wall.',
  },
  more: 'You can also',
  outboxRow: 'See what has not been sent yet',
  lookupRow: 'Look up a result with your receipt code',
  boardRow: 'See what came of what people reported',
  problem: {
    'poster-mistyped': [
      'This code is wrong',
      'One character was mistyped. Compare it with the one on the wall, or scan it again.',
    ],
    'poster-unknown': [
      'There is no such code',
      'We do not know this code, it may be fake. Do not enter anything; please tell the village or the operator.',
    ],
    'poster-revoked': [
      'This code is no longer used',
      'If a new one hangs beside it, please scan that. If there is none, please tell the operator.',
    ],
  },
  needsNetwork: [
    'A network is needed once',
    'This phone is new here: the code has to be opened once with a network. After that it works without one.',
  ],
  firstOfflineLabel: 'Write now, checked later',
  firstOffline:
    'This code was first scanned without a network, so its place is not known yet. Write your report: it stays on this phone and is checked and sent when there is a network.',
}
