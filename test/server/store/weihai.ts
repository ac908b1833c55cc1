import { readFileSync } from 'node:fs'
import type { PlaceRow } from '../../../src/server/store/types.ts'

/** The whole register of Weihai, as the trial brings it. */
export function weihaiRows(): PlaceRow[] {
  const file = new URL('../../../src/server/trial/weihai-371000.csv', import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  return lines.map((line) => {
    const [code = '', name = '', level, parent = ''] = line.split(',')
    return { code, name, level: level as PlaceRow['level'], parent: parent === '' ? null : parent }
  })
}
