import { staffRoutes } from '../../../../src/contract/api.ts'
import type { Role } from '../../../../src/contract/staff/roles.ts'

interface Ask {
  readonly url: string
  readonly payload?: object
}

export interface StaffRouteCase {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As it is registered. */
  readonly url: string
  readonly roles: readonly Role[] | 'signed-in' | 'anybody'
  /** How far it reaches: a request about a place, which must be refused outside of the scope; or where else that is proved. */
  readonly scope: ((place: string) => Ask) | string
}

const ADMINISTRATOR: readonly Role[] = ['administrator']
const REVIEWER: readonly Role[] = ['reviewer']
const GRID_READERS: readonly Role[] = ['reviewer', 'dispatcher', 'supervisor']
const TALLY: readonly Role[] = ['administrator', 'reviewer', 'dispatcher', 'supervisor']
const WHOLE = 'of the whole installation only: case-settings/whole-installation.test.ts'
const SETTERS: readonly Role[] = ['dispatcher', 'administrator']
const ONESELF = 'asks about nobody but oneself'
const NOBODY_YET = 'nobody is signed in yet'
const REPORT = 'a report out of reach is like one that is not there: reports-open.test.ts, reports-photos.test.ts'
const CASE_WORKERS: readonly Role[] = ['reviewer', 'dispatcher', 'handler', 'supervisor']
const CASE = 'a case out of reach is like one that is not there: cases-scope.test.ts'
const REGISTER = 'whoever imports must reach every place that would change: places-import.test.ts'
const SHEETS = 'of the whole installation only: posters-sheets.test.ts'
const RUNS = 'a run out of reach is like one that is not there: print-orders.test.ts'
const SPOTS = 'posters-coverage.test.ts'
const KEYS = 'whoever holds keys holds them for the whole installation: keys.test.ts'

/** Every route of the staff, by hand: who may ask, and how far. Whoever adds a route adds a line. */
export const STAFF_ROUTES: readonly StaffRouteCase[] = [
  { method: 'POST', url: staffRoutes.salt, roles: 'anybody', scope: NOBODY_YET },
  { method: 'POST', url: staffRoutes.session, roles: 'anybody', scope: NOBODY_YET },
  { method: 'GET', url: staffRoutes.session, roles: 'signed-in', scope: ONESELF },
  { method: 'DELETE', url: staffRoutes.session, roles: 'signed-in', scope: ONESELF },
  { method: 'DELETE', url: staffRoutes.sessions, roles: 'signed-in', scope: ONESELF },
  { method: 'POST', url: staffRoutes.password, roles: 'signed-in', scope: ONESELF },
  { method: 'POST', url: staffRoutes.secondFactor, roles: 'signed-in', scope: ONESELF },
  { method: 'PUT', url: staffRoutes.secondFactor, roles: 'signed-in', scope: ONESELF },
  { method: 'DELETE', url: staffRoutes.secondFactor, roles: 'signed-in', scope: ONESELF },
  { method: 'POST', url: staffRoutes.invitation, roles: 'anybody', scope: NOBODY_YET },
  { method: 'PUT', url: staffRoutes.invitation, roles: 'anybody', scope: NOBODY_YET },

  { method: 'GET', url: staffRoutes.accounts, roles: ADMINISTRATOR, scope: 'a list of the scope: accounts.test.ts' },
  {
    method: 'POST',
    url: staffRoutes.accounts,
    roles: ADMINISTRATOR,
    scope: (place) => ({
      url: staffRoutes.accounts,
      payload: { name: `new-${Math.random().toString(36).slice(2)}`, role: 'supervisor', place },
    }),
  },
  { method: 'POST', url: staffRoutes.account(':id'), roles: ADMINISTRATOR, scope: 'accounts.test.ts' },
  { method: 'GET', url: staffRoutes.units, roles: 'signed-in', scope: 'units are no secret to anybody at work' },
  {
    method: 'PUT',
    url: staffRoutes.units,
    roles: ADMINISTRATOR,
    scope: (place) => ({ url: staffRoutes.units, payload: { code: `U${place}`, name: '单位', place } }),
  },
  {
    method: 'GET',
    url: staffRoutes.audit,
    roles: ADMINISTRATOR,
    scope: 'of the whole installation only: audit.test.ts',
  },
  {
    method: 'GET',
    url: staffRoutes.places(':code'),
    roles: 'signed-in',
    scope: (place) => ({ url: staffRoutes.places(place) }),
  },
  { method: 'GET', url: staffRoutes.placeSearch, roles: 'signed-in', scope: 'a list of the scope: places.test.ts' },
  {
    method: 'GET',
    url: staffRoutes.placeDetail(':code'),
    roles: 'signed-in',
    scope: (place) => ({ url: staffRoutes.placeDetail(place) }),
  },
  {
    method: 'PUT',
    url: staffRoutes.placeAliases(':code'),
    roles: ADMINISTRATOR,
    scope: (place) => ({ url: staffRoutes.placeAliases(place), payload: { aliases: [] } }),
  },
  { method: 'POST', url: staffRoutes.placeParts(':code'), roles: ADMINISTRATOR, scope: 'places.test.ts' },
  { method: 'POST', url: staffRoutes.placeDifference, roles: ADMINISTRATOR, scope: REGISTER },
  { method: 'POST', url: staffRoutes.placeImports, roles: ADMINISTRATOR, scope: REGISTER },
  { method: 'GET', url: staffRoutes.placeExport, roles: ADMINISTRATOR, scope: 'a table of the scope: places.test.ts' },

  {
    method: 'GET',
    url: staffRoutes.reports,
    roles: GRID_READERS,
    scope: (place) => ({ url: `${staffRoutes.reports}?kind=grid&place=${place}` }),
  },
  { method: 'GET', url: staffRoutes.report(':ref'), roles: GRID_READERS, scope: REPORT },
  { method: 'POST', url: staffRoutes.report(':ref'), roles: GRID_READERS, scope: REPORT },
  { method: 'GET', url: staffRoutes.similar(':ref'), roles: GRID_READERS, scope: REPORT },
  { method: 'PUT', url: staffRoutes.reply(':ref', ':mid'), roles: REVIEWER, scope: REPORT },
  { method: 'GET', url: staffRoutes.piece(':ref', ':sha256'), roles: GRID_READERS, scope: REPORT },
  { method: 'GET', url: staffRoutes.photo(':ref', ':position'), roles: GRID_READERS, scope: REPORT },

  {
    method: 'GET',
    url: staffRoutes.cases,
    roles: CASE_WORKERS,
    scope: (place) => ({ url: `${staffRoutes.cases}?place=${place}` }),
  },
  {
    method: 'POST',
    url: staffRoutes.cases,
    roles: ['reviewer', 'dispatcher'],
    scope: 'each of the two opens another line: cases-open.test.ts',
  },
  { method: 'GET', url: staffRoutes.case(':id'), roles: CASE_WORKERS, scope: CASE },
  { method: 'POST', url: staffRoutes.caseActs(':id'), roles: CASE_WORKERS, scope: CASE },
  { method: 'POST', url: staffRoutes.caseContact(':id'), roles: ['dispatcher', 'handler'], scope: CASE },
  { method: 'GET', url: staffRoutes.similarCases(':id'), roles: GRID_READERS, scope: CASE },
  { method: 'POST', url: staffRoutes.casePhotos(':id'), roles: ['dispatcher', 'handler'], scope: CASE },
  { method: 'GET', url: staffRoutes.casePhoto(':id', ':number'), roles: CASE_WORKERS, scope: CASE },
  { method: 'GET', url: staffRoutes.caseReportPhoto(':id', ':ref', ':position'), roles: CASE_WORKERS, scope: CASE },

  {
    method: 'GET',
    url: staffRoutes.posters,
    roles: ['administrator', 'dispatcher', 'supervisor'],
    scope: (place) => ({ url: `${staffRoutes.posters}?place=${place}` }),
  },
  {
    method: 'POST',
    url: staffRoutes.posters,
    roles: ADMINISTRATOR,
    scope: (place) => ({ url: staffRoutes.posters, payload: { kind: 'burden', under: [place] } }),
  },
  {
    method: 'POST',
    url: staffRoutes.poster(':code'),
    roles: ADMINISTRATOR,
    scope: 'one out of reach is like one that is not there: posters.test.ts',
  },
  { method: 'GET', url: staffRoutes.sheetTexts, roles: ADMINISTRATOR, scope: 'the same for everybody' },
  { method: 'PUT', url: staffRoutes.sheetTexts, roles: ADMINISTRATOR, scope: SHEETS },
  { method: 'GET', url: staffRoutes.emblem, roles: ADMINISTRATOR, scope: 'the same for everybody' },
  { method: 'PUT', url: staffRoutes.emblem, roles: ADMINISTRATOR, scope: SHEETS },
  { method: 'DELETE', url: staffRoutes.emblem, roles: ADMINISTRATOR, scope: SHEETS },
  {
    method: 'GET',
    url: staffRoutes.sheetPreview,
    roles: ADMINISTRATOR,
    scope: (place) => ({ url: `${staffRoutes.sheetPreview}?kind=grid&layout=a4&design=friendly&place=${place}` }),
  },
  { method: 'GET', url: staffRoutes.printRuns, roles: ADMINISTRATOR, scope: `a list of the scope: ${RUNS}` },
  {
    method: 'POST',
    url: staffRoutes.printRuns,
    roles: ADMINISTRATOR,
    scope: (place) => ({
      url: staffRoutes.printRuns,
      payload: {
        ...{ choice: { kind: 'burden', under: [place] }, layout: 'a4', design: 'friendly' },
        ...{ format: 'pdf', only: 'all', copies: 1 },
      },
    }),
  },
  { method: 'GET', url: staffRoutes.printRun(':id'), roles: ADMINISTRATOR, scope: RUNS },
  { method: 'PUT', url: staffRoutes.printRun(':id'), roles: ADMINISTRATOR, scope: RUNS },
  { method: 'DELETE', url: staffRoutes.printRun(':id'), roles: ADMINISTRATOR, scope: RUNS },
  { method: 'GET', url: staffRoutes.printFile(':id'), roles: ADMINISTRATOR, scope: RUNS },
  { method: 'GET', url: staffRoutes.printPage(':id', ':page'), roles: ADMINISTRATOR, scope: RUNS },
  {
    method: 'GET',
    url: staffRoutes.coverage,
    roles: 'signed-in',
    scope: (place) => ({ url: `${staffRoutes.coverage}?place=${place}&kind=burden&show=open` }),
  },
  {
    method: 'PUT',
    url: staffRoutes.coverage,
    roles: 'signed-in',
    scope: (place) => ({ url: staffRoutes.coverage, payload: { kind: 'burden', place, state: 'hangs' } }),
  },
  { method: 'GET', url: staffRoutes.spot(':code'), roles: 'signed-in', scope: SPOTS },
  { method: 'GET', url: staffRoutes.posterTroubles, roles: 'signed-in', scope: `a list of the scope: ${SPOTS}` },
  { method: 'DELETE', url: staffRoutes.posterTrouble(':code'), roles: 'signed-in', scope: SPOTS },

  { method: 'GET', url: staffRoutes.keys, roles: REVIEWER, scope: KEYS },
  { method: 'POST', url: staffRoutes.keys, roles: REVIEWER, scope: KEYS },
  { method: 'POST', url: staffRoutes.rotation, roles: REVIEWER, scope: KEYS },
  { method: 'POST', url: staffRoutes.admission, roles: REVIEWER, scope: KEYS },
  { method: 'POST', url: staffRoutes.recovery, roles: REVIEWER, scope: KEYS },
  { method: 'POST', url: staffRoutes.resigning, roles: REVIEWER, scope: KEYS },

  {
    method: 'GET',
    url: staffRoutes.tally,
    roles: TALLY,
    scope: (place) => ({ url: `${staffRoutes.tally}?kind=grid&place=${place}` }),
  },
  {
    method: 'GET',
    url: staffRoutes.tallyExport(':table', ':format'),
    roles: TALLY,
    scope: (place) => ({ url: `${staffRoutes.tallyExport('place', 'csv')}?kind=grid&place=${place}` }),
  },
  { method: 'GET', url: staffRoutes.exactTally, roles: REVIEWER, scope: 'county or wider: figures/tally.test.ts' },
  {
    method: 'GET',
    url: staffRoutes.exactTallyExport(':table', ':format'),
    roles: REVIEWER,
    scope: 'county or wider: figures/tally.test.ts',
  },
  {
    method: 'GET',
    url: staffRoutes.caseFigures,
    roles: 'signed-in',
    scope: (place) => ({ url: `${staffRoutes.caseFigures}?place=${place}` }),
  },
  {
    method: 'GET',
    url: staffRoutes.caseFiguresExport(':format'),
    roles: 'signed-in',
    scope: (place) => ({ url: `${staffRoutes.caseFiguresExport('csv')}?place=${place}` }),
  },
  {
    method: 'GET',
    url: staffRoutes.routings,
    roles: ['dispatcher', 'administrator', 'supervisor', 'reviewer'],
    scope: 'a list of what concerns the scope: case-settings/routings.test.ts',
  },
  {
    method: 'PUT',
    url: staffRoutes.routings,
    roles: SETTERS,
    scope: (place) => ({ url: staffRoutes.routings, payload: { place, category: '*', lead: 'SRJ', assists: [] } }),
  },
  {
    method: 'DELETE',
    url: staffRoutes.routings,
    roles: SETTERS,
    scope: (place) => ({ url: `${staffRoutes.routings}?place=${place}&category=*` }),
  },
  { method: 'GET', url: staffRoutes.holidays, roles: 'signed-in', scope: 'holidays are the same for everybody' },
  { method: 'PUT', url: staffRoutes.holidays, roles: ADMINISTRATOR, scope: WHOLE },
  {
    method: 'GET',
    url: staffRoutes.templates,
    roles: 'signed-in',
    scope: 'a list of what concerns the scope: case-settings/templates.test.ts',
  },
  {
    method: 'PUT',
    url: staffRoutes.templates,
    roles: SETTERS,
    scope: (place) => ({ url: staffRoutes.templates, payload: { place, line: 'grid', title: '题', text: '话' } }),
  },
  {
    method: 'DELETE',
    url: staffRoutes.template(':id'),
    roles: SETTERS,
    scope: 'one out of reach is like one that is not there: case-settings/templates.test.ts',
  },
  { method: 'GET', url: staffRoutes.webhook, roles: ADMINISTRATOR, scope: WHOLE },
  { method: 'PUT', url: staffRoutes.webhook, roles: ADMINISTRATOR, scope: WHOLE },
  { method: 'POST', url: staffRoutes.webhook, roles: ADMINISTRATOR, scope: WHOLE },
  { method: 'GET', url: staffRoutes.scoreWeight, roles: ADMINISTRATOR, scope: 'the same for everybody' },
  { method: 'PUT', url: staffRoutes.scoreWeight, roles: ADMINISTRATOR, scope: WHOLE },
  {
    method: 'POST',
    url: staffRoutes.unitRemoval(':code'),
    roles: ADMINISTRATOR,
    scope: 'one out of reach is like one that is not there: case-settings/unit-removal.test.ts',
  },

  { method: 'GET', url: staffRoutes.events, roles: 'signed-in', scope: 'tells the same to everybody, and no number' },
]
