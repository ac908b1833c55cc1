import { STAFF_PAGES } from '../../contract/api.ts'
import type { Role } from '../../contract/staff/roles.ts'
import type { useSession } from './use-session.ts'

type May = ReturnType<typeof useSession>['may']

/** Every page by its name; `needs` is what the server asks of whoever uses it. Pages without it are for all who are signed in. */
export const PAGES = {
  cases: { path: STAFF_PAGES.cases, needs: 'workOnCases' },
  case: { path: STAFF_PAGES.case(':id([0-9a-f]{32})'), needs: 'workOnCases' },
  newMatter: { path: STAFF_PAGES.newMatter, needs: 'readBurdens' },
  newWhistle: { path: STAFF_PAGES.newWhistle, needs: 'callUnits' },
  caseFigures: { path: STAFF_PAGES.caseFigures },
  caseSettings: { path: STAFF_PAGES.caseSettings, needs: 'seeTally' },
  tally: { path: STAFF_PAGES.tally, needs: 'seeTally' },
  bulletin: { path: STAFF_PAGES.bulletin, needs: 'seeTally' },
  reports: { path: STAFF_PAGES.reports, needs: 'readReports' },
  posters: { path: STAFF_PAGES.posters, needs: 'administer' },
  studio: { path: STAFF_PAGES.studio, needs: 'administer' },
  printPages: { path: STAFF_PAGES.printPages(':run'), needs: 'administer' },
  coverage: { path: STAFF_PAGES.coverage },
  places: { path: STAFF_PAGES.places, needs: 'administer' },
  placeImport: { path: STAFF_PAGES.placeImport, needs: 'administer' },
  spot: { path: STAFF_PAGES.spot },
  accounts: { path: STAFF_PAGES.accounts, needs: 'administer' },
  audit: { path: STAFF_PAGES.audit, needs: 'readAudit' },
  keys: { path: STAFF_PAGES.keys, needs: 'holdKeys' },
  me: { path: STAFF_PAGES.me },
  start: { path: STAFF_PAGES.start },
  signIn: { path: STAFF_PAGES.signIn, open: true },
  invitation: { path: '/staff/invitation', open: true },
  notFound: { path: '/staff/:rest(.*)*' },
} as const satisfies Record<string, { readonly path: string; readonly needs?: keyof May; readonly open?: true }>

export type PageName = keyof typeof PAGES

/** Whether the page is one of those that need nobody signed in. */
export const isOpen = (page: PageName): boolean => 'open' in PAGES[page]

/** Whether the page is of use to somebody with these rights. The server refuses on its own; this only spares the way. */
export function isFor(page: PageName, may: May): boolean {
  const entry = PAGES[page]
  return !('needs' in entry) || may[entry.needs]
}

const IN_NAVIGATION = [
  'cases',
  'tally',
  'caseFigures',
  'reports',
  'posters',
  'coverage',
  'places',
  'accounts',
  'caseSettings',
  'audit',
  'keys',
  'me',
] as const satisfies readonly PageName[]

/**
 * What the navigation offers, in its order. A unit's own figures are reached from its cases: whoever works outside the office has
 * the cases, the sheets on the way and the own account, and nothing else to get lost in.
 */
export const pagesFor = (may: May): readonly (typeof IN_NAVIGATION)[number][] =>
  IN_NAVIGATION.filter((page) => isFor(page, may) && (page !== 'caseFigures' || may.seeTally))

/** The page of these that an address belongs to: the one whose own address it continues furthest. */
export function pageAt<Page extends PageName>(path: string, pages: readonly Page[]): Page | undefined {
  const containing = pages.filter((page) => path === PAGES[page].path || path.startsWith(`${PAGES[page].path}/`))
  return containing.sort((one, other) => PAGES[other].path.length - PAGES[one].path.length)[0]
}

const FIRST: Partial<Record<Role, PageName>> = { administrator: 'accounts', handler: 'cases' }

/** Where somebody with one kind of work begins: at it. The others are shown what waits for them, and choose. */
export const firstPage = (role: Role): PageName | undefined => FIRST[role]
