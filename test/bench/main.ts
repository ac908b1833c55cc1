import { criticalBytes } from './critical-bytes.ts'
import { benchEndpoint } from './endpoint.ts'
import { floorServer } from './floor-server.ts'
import { load } from './load.ts'
import { benchPlaces, importChina } from './places.ts'
import { benchPrinting } from './printing.ts'
import { benchSealPaths } from './seal-paths.ts'
import { benchSheets } from './sheets.ts'
import { workOnSheets } from './sheets-work.ts'
import { benchTally } from './tally.ts'
import { benchVisits } from './visits.ts'

/**
 * `npm run bench [bytes|endpoint|visits|seal|tally|sheets|printing|places]`: figures as a table, each beside a floor measured in the same run. Parts of the
 * bench run as processes of their own (`--role`), so that client, floor and server do not share an event loop.
 */
const role = process.argv.find((argument) => argument.startsWith('--role='))?.slice('--role='.length)
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const wants = (name: string) => wanted.length === 0 || wanted.includes(name)

if (role === 'floor') await floorServer()
else if (role === 'load') await load()
else if (role === 'places') await importChina()
else if (role === 'sheets') await workOnSheets()
else {
  if (wants('bytes')) await criticalBytes()
  if (wants('seal')) await benchSealPaths()
  if (wants('tally')) await benchTally()
  if (wants('places')) await benchPlaces()
  if (wants('sheets')) await benchSheets()
  if (wants('printing')) await benchPrinting()
  if (wants('endpoint')) await benchEndpoint()
  if (wants('visits')) await benchVisits()
}
