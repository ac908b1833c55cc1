import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  title: 'Waiting to be sent',
  intro: 'Everything here is encrypted. Nobody holding this phone can open it.',
  shared: 'On a shared phone: once sent, nothing of it stays here.',
  notPersistent:
    'This phone does not allow storing. What waits here is gone when the page is closed: please send it with a network first.',
  empty: 'Nothing is waiting. What was sent is not kept here.',
  item: 'Something to be sent',
  added: 'Something added to what was sent',
  day: (day) => `Kept on ${day}`,
  photos: (count) => `with ${count} pieces of pictures`,
  reason: {
    none: 'Waiting; sent by itself when there is a network.',
    offline: 'No network. Sent by itself when there is one.',
    'not-our-answer': 'This network wants a login. Open any web page in the browser, log in, then come back.',
    busy: 'Many are sending now; tried again by itself in a while.',
    'server-fault': 'The server is in trouble; tried again by itself in a while. Nothing is lost.',
    sending: 'Sending…',
    'code-unknown': 'The code that was scanned is not registered yet. It stays here and is tried again by itself.',
    unsigned: 'The server’s receipt cannot be checked yet. It stays here and is tried again by itself.',
  },
  aging: 'It has waited for days, and the browser may clear it away. Please send it soon.',
  agingBar: 'Something has waited for days and the browser may clear it away. Go online and tap here',
  aside: 'The server did not take this. It was put aside, not deleted.',
  asideReason: (status, code) => `Reason: ${code} (${status})`,
  asidePlain: {
    'poster-revoked':
      'The code on the wall was withdrawn. Scan the new one and write again, or hand the file to the operator.',
    'poster-unknown': 'This code is not registered. It may be a fake: please tell the operator.',
    'poster-mistyped': 'One character of the code was wrong. Please scan again and write another.',
    'report-differs': 'This was submitted before with other content.',
    'report-gone': 'This was withdrawn or deleted; no need to send it.',
    'too-large': 'This is too large. Please write again with fewer photos.',
    'cap-refused': 'The permit of this code has expired. Try again with a network, or scan the code again.',
  },
  addedPlain: {
    'report-unknown': 'The first one is not found; perhaps it was withdrawn, or deleted when its time was over.',
    'report-gone': 'The first one was withdrawn or deleted; no need to send this.',
    'rating-differs': 'This result has been rated already; no need to rate it again.',
    'not-closed': 'It is being dealt with again and cannot be rated now. Rate it when there is a result.',
    'withdrawn-late': 'What is done cannot be withdrawn.',
    'message-differs': 'This was sent before with other content.',
  },
  addedOther:
    'Perhaps this version of the app is too old, or the operator has new keys. Scan the code on the wall and write it anew.',
  asideOther: 'Perhaps this version of the app is too old. Update and try again, or hand the file to the operator.',
  retry: 'Send now',
  remove: 'Delete',
  export: 'Save as a file to hand over',
  exportHow:
    'The file is encrypted: only the operator can open it. Inside WeChat files cannot be saved; open this in a browser.',
  removeAsk: 'Delete this? It is gone then, and will not be sent.',
  removeYes: 'Delete',
  no: 'Keep',
  clear: 'Delete everything here',
  clearNote:
    'Drafts, what is waiting, codes you kept and all that is remembered here are deleted. What was sent is not affected.',
  clearAsk: (count) =>
    count ? `${count} not sent yet will be lost. Really delete everything?` : 'Really delete everything?',
  clearYes: 'Delete everything',
}
