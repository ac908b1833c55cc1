/** The only place where a URL, a header or a media type is written. */
export const API = '/api/v1'

export const PAGES = {
  start: '/',
  poster: (code: string) => `/p/${code}`,
  outbox: '/outbox',
  receipt: '/receipt',
  board: '/board',
  stored: '/stored',
  /** Where the quick exit leads: a page of our own that says nothing about this one. */
  neutral: '/neutral.html',
} as const

export const routes = {
  poster: (code: string) => `${API}/posters/${code}`,
  /** PUT: anybody tells that a sheet is torn, covered, tampered with. */
  posterTrouble: (code: string, trouble: string) => `${API}/posters/${code}/troubles/${trouble}`,
  taxonomy: `${API}/taxonomy`,
  challenge: `${API}/challenge`,
  part: (sha256: string) => `${API}/parts/${sha256}`,
  report: (id: string) => `${API}/reports/${id}`,
  message: (id: string, mid: string) => `${API}/reports/${id}/messages/${mid}`,
  rating: (id: string) => `${API}/reports/${id}/rating`,
  withdrawn: (id: string) => `${API}/reports/${id}/withdrawn`,
  /** Photo of the answer, for the holder of a receipt code. */
  answerPhoto: (id: string, number: number | string) => `${API}/reports/${id}/answer-photos/${number}`,
  board: `${API}/board`,
} as const

const STAFF = `${API}/staff`

/** What signed-in staff ask for. Never under a reporter's addresses: a proxy may treat the two differently. */
export const staffRoutes = {
  salt: `${STAFF}/session/salt`,
  /** GET who am I, POST sign in, DELETE sign out. */
  session: `${STAFF}/session`,
  /** DELETE: sign out everywhere. */
  sessions: `${STAFF}/sessions`,
  password: `${STAFF}/password`,
  /** POST a new secret, PUT a code of it, DELETE. */
  secondFactor: `${STAFF}/second-factor`,
  /** POST the token: what it is for. PUT: take it. */
  invitation: `${STAFF}/invitation`,
  /** GET list, POST a new one. */
  accounts: `${STAFF}/accounts`,
  /** POST an act: `Invited` answers a reset, `StaffMember` the others. */
  account: (id: string) => `${STAFF}/accounts/${id}`,
  /** GET list, PUT one. */
  units: `${STAFF}/units`,
  audit: `${STAFF}/audit`,
  places: (code: string) => `${STAFF}/places/${code}`,
  /** GET with a `PlaceSearch`. */
  placeSearch: `${STAFF}/place-search`,
  placeDetail: (code: string) => `${STAFF}/place-details/${code}`,
  /** PUT. */
  placeAliases: (code: string) => `${STAFF}/place-details/${code}/aliases`,
  /** POST NewParts: grids or buildings of a village. */
  placeParts: (code: string) => `${STAFF}/place-details/${code}/parts`,
  /** POST a RegisterUpload: what importing it would change. */
  placeDifference: `${STAFF}/place-difference`,
  /** POST a RegisterUpload with the `base` of its difference. */
  placeImports: `${STAFF}/place-imports`,
  placeExport: `${STAFF}/place-export.csv`,
  /** GET with a `PosterFilter`; POST NewPosters. */
  posters: `${STAFF}/posters`,
  /** POST a PosterAct. */
  poster: (code: string) => `${STAFF}/posters/${code}`,
  /** GET; PUT. */
  sheetTexts: `${STAFF}/sheet-texts`,
  /** PUT image/png or image/svg+xml; GET image/png; DELETE. */
  emblem: `${STAFF}/emblem`,
  /** GET image/svg+xml: one page of sheets as it will be printed (query `SheetLook`). */
  sheetPreview: `${STAFF}/sheet-preview.svg`,
  /** GET the newest; POST a PrintOrder. */
  printRuns: `${STAFF}/print-runs`,
  /** GET; PUT: its pages were printed from the browser; DELETE: cancel it, or say that it came to nothing. */
  printRun: (id: string) => `${STAFF}/print-runs/${id}`,
  /** GET: the PDF or ZIP, written while it is read. */
  printFile: (id: string) => `${STAFF}/print-runs/${id}/file`,
  /** GET image/svg+xml: one page, for the browser's own printing. */
  printPage: (id: string, page: number | string) => `${STAFF}/print-runs/${id}/pages/${page}.svg`,
  /** GET with a `CoverageFilter`; PUT a SheetSeen. */
  coverage: `${STAFF}/coverage`,
  /** GET: what a scanned code stands for, and where its sheets may hang. */
  spot: (code: string) => `${STAFF}/spots/${code}`,
  posterTroubles: `${STAFF}/poster-troubles`,
  /** DELETE: it has been looked after. */
  posterTrouble: (code: string) => `${STAFF}/poster-troubles/${code}`,
  /** GET; POST Founding once. */
  keys: `${STAFF}/keys`,
  rotation: `${STAFF}/keys/rotation`,
  admission: `${STAFF}/keys/admission`,
  /** POST Admission of oneself, after opening the shares with the printed key. */
  recovery: `${STAFF}/keys/recovery`,
  resigning: `${STAFF}/keys/resigning`,
  reports: `${STAFF}/reports`,
  /** GET the report; POST a ReportAct. */
  report: (ref: string) => `${STAFF}/reports/${ref}`,
  similar: (ref: string) => `${STAFF}/reports/${ref}/similar`,
  reply: (ref: string, mid: string) => `${STAFF}/reports/${ref}/replies/${mid}`,
  piece: (ref: string, sha256: string) => `${STAFF}/reports/${ref}/pieces/${sha256}`,
  photo: (ref: string, position: number | string) => `${STAFF}/reports/${ref}/photos/${position}`,
  /** Released figures of burdens and open ones of the grid. */
  tally: `${STAFF}/tally`,
  tallyExport: (table: string, format: string) => `${STAFF}/tally/export/${table}.${format}`,
  /** Exact figures of burdens, for those who read the reports. */
  exactTally: `${STAFF}/exact-tally`,
  exactTallyExport: (table: string, format: string) => `${STAFF}/exact-tally/export/${table}.${format}`,
  events: `${STAFF}/events`,
  /** GET a CaseList, POST a NewCase. */
  cases: `${STAFF}/cases`,
  case: (id: string) => `${STAFF}/cases/${id}`,
  /** POST a CaseAct: answers the CaseView, or 409 with what the other one did. */
  caseActs: (id: string) => `${STAFF}/cases/${id}/acts`,
  /** POST: a look at contact and address, written down. */
  caseContact: (id: string) => `${STAFF}/cases/${id}/contact`,
  similarCases: (id: string) => `${STAFF}/cases/${id}/similar`,
  /** POST image/jpeg: a photo for the answer. */
  casePhotos: (id: string) => `${STAFF}/cases/${id}/photos`,
  casePhoto: (id: string, number: number | string) => `${STAFF}/cases/${id}/photos/${number}`,
  /** Photo that a resident sent with the report `ref` of this case. */
  caseReportPhoto: (id: string, ref: string, position: number | string) =>
    `${STAFF}/cases/${id}/reports/${ref}/photos/${position}`,
  caseFigures: `${STAFF}/case-figures`,
  caseFiguresExport: (format: string) => `${STAFF}/case-figures.${format}`,
  /** GET list, PUT one, DELETE one (query `RoutingKey`). */
  routings: `${STAFF}/routings`,
  /** GET; PUT a HolidayImport. */
  holidays: `${STAFF}/holidays`,
  /** GET list, PUT one. */
  templates: `${STAFF}/templates`,
  /** DELETE one. */
  template: (id: string) => `${STAFF}/templates/${id}`,
  /** GET; PUT a WebhookChange; POST: send what is stuck once more. */
  webhook: `${STAFF}/webhook`,
  scoreWeight: `${STAFF}/score-weight`,
  /** POST a UnitRemoval. */
  unitRemoval: (code: string) => `${STAFF}/units/${code}/removal`,
} as const

/** Pages of the staff, one built application; the token of an invitation stands in the fragment. */
export const STAFF_PAGES = {
  start: '/staff/',
  signIn: '/staff/sign-in',
  invitation: (token: string) => `/staff/invitation#${token}`,
  tally: '/staff/tally',
  bulletin: '/staff/tally/bulletin',
  reports: '/staff/reports',
  report: (ref: string) => `/staff/reports/${ref}`,
  accounts: '/staff/accounts',
  audit: '/staff/audit',
  keys: '/staff/keys',
  me: '/staff/me',
  cases: '/staff/cases',
  case: (id: string) => `/staff/cases/${id}`,
  newMatter: '/staff/cases/new-matter',
  newWhistle: '/staff/cases/new-whistle',
  caseFigures: '/staff/cases/figures',
  caseSettings: '/staff/cases/settings',
  places: '/staff/places',
  placeImport: '/staff/places/import',
  posters: '/staff/posters',
  studio: '/staff/posters/studio',
  printPages: (run: string) => `/staff/posters/print/${run}`,
  coverage: '/staff/posters/coverage',
  /** Where whoever stands before a sheet says how it hangs. */
  spot: '/staff/posters/coverage/spot',
} as const

export const HEADERS = {
  capability: 'jianfu-cap',
  work: 'jianfu-pow',
  /** On notices to the operator's messenger: `t=<seconds>,v1=<HMAC-SHA256 hex over "t.body">`. */
  signature: 'jianfu-signature',
  digest: 'content-digest',
} as const

export const MEDIA = {
  json: 'application/json',
  sealed: 'application/vnd.jianfu.sealed',
  part: 'application/octet-stream',
  problem: 'application/problem+json',
} as const

/** RFC 9530 spelling of a SHA-256 digest, from its standard base64. */
export const contentDigest = (base64: string): string => `sha-256=:${base64}:`

/** The standard base64 inside a Content-Digest header, or undefined if it holds no well-formed sha-256. */
export function digestOf(header: string | undefined): string | undefined {
  return header?.match(/(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/)?.[1]
}
