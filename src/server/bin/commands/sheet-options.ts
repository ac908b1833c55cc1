import { InvalidArgumentError, Option } from 'commander'
import { GRID_LEVELS, type GridLevel } from '../../../contract/place-code.ts'

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export const placeOption = (): Option =>
  new Option('--place <code>', 'what lies in this place; repeat for more').argParser(collect).default([], 'all')

/** Apart, as everywhere, or with commas between them. */
const levels = (value: string, before: readonly GridLevel[] = []): readonly GridLevel[] => [
  ...before,
  ...value.split(',').map((name) => {
    const level = GRID_LEVELS.find((known) => known === name)
    if (level === undefined) throw new InvalidArgumentError(`Allowed choices are ${GRID_LEVELS.join(', ')}.`)
    return level
  }),
]

export const levelsOption = (): Option =>
  new Option(
    '--levels <level...>',
    `what grid sheets stand for: ${GRID_LEVELS.join(',')} (default: village)`,
  ).argParser(levels)

export const generalOption = (): Option =>
  new Option('--general', 'also the burden codes of counties, for offices that belong to no village')
