import type { zh } from './words.zh.ts'

export const en: typeof zh = {
  camera: 'What the camera sees',
  starting: 'Opening the camera… If you are asked about the camera, please allow it.',
  looking: 'Point at the code on the wall. No need to press.',
  fault: {
    insecure: 'The camera cannot be used here. Take a photo of the code, or type the line below it.',
    missing: 'No camera was found. Choose a photo of the code, or type the line below it.',
    refused: 'The camera was not allowed; never mind. Take a photo of the code, or type the line below it.',
    busy: 'Another app is using the camera. Close it and try again, or use one of the two ways below.',
    reader: 'Codes cannot be read here. Use the scanner in WeChat, or type the line below the code.',
  },
  again: 'Try again',
  torchOn: 'Light on',
  torchOff: 'Light off',
  picture: 'With a photo',
  take: 'Take one',
  choose: 'Choose one',
  reading: 'Looking for a code in the photo…',
  pictureFault: {
    'no-code': 'No code was found in the photo. Take another one, closer and straight on.',
    'cannot-open': 'This photo cannot be opened. Try another, or a screenshot of it.',
  },
  notOpened: {
    foreign: 'This is no Jianfu code. It was not opened.',
    mistyped: 'One character of this code is wrong. It was not opened. Scan again; if it stays so, it may be fake.',
  },
}
