import { readFileSync } from 'node:fs'
import { identityToRecipient } from 'age-encryption'
import { isRealVillage } from '../../contract/place-code.ts'
import { entryOf } from '../accounts/locks.ts'
import { COMMAND_LINE } from '../accounts/names.ts'
import { readHolidayCsv } from '../cases/time/holiday-csv.ts'
import type { Clock } from '../endpoint/clock.ts'
import { type Installation, writeInstallation } from '../endpoint/installation.ts'
import { type Secrets, secretsFingerprint } from '../endpoint/keys/secrets.ts'
import { StartError } from '../endpoint/start-error.ts'
import { makePosters } from '../store/places/make-posters.ts'
import { readPlaceCsv } from '../store/places/place-csv.ts'
import type { Store } from '../store/types.ts'

const ROOT = '371000000000'
const SHEETS = 3

/**
 * Fills an empty store with the real places of Weihai, the holidays of two years, three area sheets and three village sheets, so that a newcomer can try
 * the whole way. The reviewers' key is made by the server itself and is therefore not secret: every page says so.
 */
export async function setUpTrial(
  store: Store,
  secrets: Secrets,
  clock: Clock,
  placesFile: string,
  holidayFiles: readonly string[],
): Promise<Installation> {
  if (!secrets.reviewer)
    throw new StartError('These secrets were made for production. Run "jianfu init", or choose an empty DATA_DIR.')
  const read = readPlaceCsv(readFileSync(placesFile), () => undefined)
  if (read.name === 'faults') throw new StartError(`The trial's places cannot be read: ${read.faults[0]}`)
  await store.places.save(read.rows)
  for (const file of holidayFiles) await loadHolidays(store, clock, file)
  const places = await store.places.list()
  const counties = places.filter(({ level }) => level === 'county').slice(0, SHEETS)
  const towns = counties.flatMap((county) =>
    places.filter(({ parent, area }) => parent === county.code && area !== null).slice(0, 1),
  )
  const villages = towns.flatMap((town) =>
    places.filter(({ parent, code }) => parent === town.code && isRealVillage(code)).slice(0, 1),
  )
  await makePosters(
    store,
    'burden',
    towns.map(({ area, code }) => area ?? code),
    clock.day(),
  )
  await makePosters(
    store,
    'grid',
    villages.map(({ code }) => code),
    clock.day(),
  )
  const installation: Installation = {
    mode: 'trial',
    root: ROOT,
    operator: { name: '威海市减负办（试用）', complaints: '试用阶段不受理投诉', filing: '试用，未备案' },
    recipients: [await identityToRecipient(secrets.reviewer)],
    secretsFingerprint: secretsFingerprint(secrets),
  }
  await writeInstallation(store.settings, installation)
  return installation
}

async function loadHolidays(store: Store, clock: Clock, file: string): Promise<void> {
  const read = readHolidayCsv(readFileSync(file, 'utf8'))
  if (read.name === 'faults') throw new StartError(`The trial's holidays cannot be read: ${read.faults[0]}`)
  const entry = entryOf({ clock }, COMMAND_LINE, 'holidays-imported', read.year)
  await store.caseSettings.replaceHolidays(read.year, read.days, entry)
}
