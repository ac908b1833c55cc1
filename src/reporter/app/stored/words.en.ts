import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'What is kept',
  intro: 'The program itself made these lists: this is all the server can take. Anything more is refused.',
  burden: 'A burden: what the server can read',
  sealed: 'A burden: what only reviewers can open',
  grid: 'A problem: what those who deal with it can read',
  message: 'What you add with your receipt code',
  neverTitle: 'Never kept',
  never: [
    'Your name, account or WeChat account',
    'Your phone number (unless you write it under “How to reach you”)',
    'Your network address (IP), model of phone, browser',
    'The time of day: of a burden only the week is kept',
    'Your location; place and time inside photos',
    'Cookies; there is no statistics code either',
  ],
  phoneTitle: 'Kept on your phone',
  phone: [
    'What is unfinished: a burden’s draft is encrypted and cannot be opened once the page is closed; a problem’s draft stays a day',
    'What waits to be sent: encrypted, not even this phone can open it; deleted when sent',
    'Receipt codes: only if you tick it',
    'Codes you scanned, the operator’s public keys and the program itself, so that it works without a network and nobody can pose as the operator; “Waiting to be sent” has a button to delete it all',
  ],
  cannotTitle: 'What we cannot prevent',
  cannot: [
    'Network companies and monitored networks see that this phone spoke with this site, not what was written. Mobile data is safer than the office network.',
    'Someone beside you can see the screen. There is “Leave” at the top.',
    'Wording, tone, things only you know can tell your acquaintances who wrote it. Ticks are safer than words.',
    'The browser’s history keeps this address; you can delete it.',
    'If there is spyware on the phone, we can do nothing.',
  ],
}
