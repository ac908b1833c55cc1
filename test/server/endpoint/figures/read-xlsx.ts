import { unzip } from '../../../setup/unzip.ts'

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** Rows of the only sheet: texts as texts, numbers as numbers. A formula is a fault. */
export function cellsOf(xlsx: Buffer): (string | number)[][] {
  const files = unzip(xlsx)
  const shared = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) =>
    plain(text ?? ''),
  )
  const sheet = [...files].find(([name]) => /^xl\/worksheets\/.*\.xml$/.test(name))?.[1] ?? ''
  if (/<f[ >]/.test(sheet)) throw new Error('There is a formula in it.')
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', content = '']) => {
      if (/t="s"/.test(attributes)) return shared[Number(plain(content))] ?? ''
      return /t="/.test(attributes) || content === '' ? plain(content) : Number(plain(content))
    }),
  )
}
