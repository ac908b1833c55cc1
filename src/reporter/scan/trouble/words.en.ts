import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'What is wrong with the poster?',
  how: 'One tap is enough. No name, and nothing is kept on this phone.',
  which: 'Which one is it?',
  trouble: {
    torn: ['Torn or dirty', 'The code cannot be scanned'],
    covered: ['Covered', 'Something is pasted over it, or stands before it'],
    tampered: ['Looks fake', 'Or somebody pasted another code on it'],
    gone: ['Gone', 'It used to hang there'],
  },
  sending: 'Telling the operator…',
  told: 'Thank you, the operator has been told',
  toldNote: 'They see which poster it is, not who told them.',
  doNotScan: 'Until it is replaced, do not scan that code and do not enter anything.',
  fake: 'This code is not one of ours',
  fakeNote: 'It may be fake: do not enter anything. Please tell the village, the community or the operator:',
  revoked: 'This code is no longer used',
  revokedNote: 'The operator knows that. If no new one hangs beside it, please tell them:',
  notTold: {
    busy: 'This could not be taken now. Please tap again in a while.',
    unreachable: 'There is no network, so it has not been told. It is not kept here: please tap again with a network.',
  },
  realTitle: 'How to know a real one',
  real: [
    'It opens a page with the name of your place',
    'It names who runs it',
    'It asks for no login and no sign-up',
    'It asks for no money and no bank card',
    'It asks you to install nothing',
  ],
}
