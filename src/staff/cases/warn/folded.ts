const CHINESE_DIGITS = '〇一二三四五六七八九'
const SPOKEN: Readonly<Record<string, string>> = { 零: '0', 幺: '1', 两: '2' }
/** So many figures written as Chinese numerals in a row are no quantity but a number to be dialled. */
const SPELT_NUMBER = /[〇零一二三四五六七八九幺两]{7,}/g

function narrow(character: string): string {
  const plain = character.normalize('NFKC')
  return plain.length === character.length ? plain : character
}

const digitOf = (numeral: string): string => SPOKEN[numeral] ?? String(CHINESE_DIGITS.indexOf(numeral))

/** The text in half-width letters and digits, character for character: a place in it is the same place in the text. */
export const folded = (text: string): string =>
  Array.from(text, narrow)
    .join('')
    .replace(SPELT_NUMBER, (run) => Array.from(run, digitOf).join(''))
