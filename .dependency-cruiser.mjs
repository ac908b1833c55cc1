// Which room may import which. Names are sentences; `test/rules/rooms.test.ts` plants a breach of each and expects its name.
const room = (path) => `^src/${path}/`
const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const npm = (names) => ({ path: `node_modules/(${names})(/|$)` })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('no-circles', 'A circle has no bottom to start reading from.', {}, { circular: true }),
    never(
      'contract-stands-alone',
      'The shared language knows nobody who speaks it.',
      { path: room('contract') },
      { path: '^src/', pathNot: room('contract') },
    ),
    never(
      'contract-takes-only-the-schema-library',
      'It runs on phone, server and in the worker.',
      { path: room('contract') },
      { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/typebox/' },
    ),
    never(
      'crypto-knows-only-the-contract',
      'Phone and staff pages seal with it: what it knew, both would know.',
      { path: room('crypto') },
      { path: '^src/', pathNot: '^src/(contract|crypto)/' },
    ),
    never(
      'ui-knows-only-the-contract',
      'Phone and staff pages share it: what it knew, both would know.',
      { path: room('ui') },
      { path: '^src/', pathNot: '^src/(contract|ui)/' },
    ),
    never(
      'phone-never-imports-server',
      'The wire is the only way between them.',
      { path: room('reporter') },
      { path: '^src/(server|staff)/' },
    ),
    never(
      'server-never-imports-pages',
      'The wire is the only way between them.',
      { path: room('server') },
      { path: '^src/(reporter|staff|ui)/' },
    ),
    never(
      'staff-never-imports-phone-or-server',
      'The wire is the only way between them.',
      { path: room('staff') },
      { path: '^src/(reporter|server)/' },
    ),
    never(
      'staff-never-sees-node',
      'It runs in a browser.',
      { path: room('staff'), pathNot: '^src/staff/vite.config.ts$' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'non-readers-ask-the-released-store-only',
      'Who may not read reports sees sums of whole blocks: a route of theirs has no way to anything finer.',
      { path: '^src/server/endpoint/figures/' },
      {
        path: '^src/server/(store|endpoint)/',
        pathNot: '^src/server/(store/tallies/types|endpoint/figures/|endpoint/(problems|conditional|clock))',
      },
    ),
    never(
      'questions-know-only-sums',
      'A question is asked of whatever cells it is given.',
      { path: room('server/tally') },
      { path: '^src/server/', pathNot: '^src/server/(tally/|store/(tallies|cases)/types)' },
    ),
    never(
      'phone-never-pays-for-schemas',
      'The schema library has no place on the critical path; only the page that explains the schema loads it.',
      { path: room('reporter'), pathNot: '^src/reporter/board/' },
      { path: 'node_modules/typebox/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'queue-cannot-open-seals',
      'The queue holds bytes it cannot read; a stolen phone must not yield reports.',
      { path: room('reporter/queue') },
      { path: '^src/(crypto|reporter/seal)/' },
    ),
    never(
      'queue-never-sends',
      'Only sync talks to the network.',
      { path: room('reporter/queue') },
      { path: room('reporter/(sync|form|scan|app|receipt|board|worker)') },
    ),
    never(
      'queue-needs-no-screen',
      'The worker runs it without a page.',
      { path: room('reporter/queue') },
      npm('vue|vant|pinia'),
    ),
    never(
      'form-never-delivers',
      'Submitting is sealing and queueing; delivery is not the business of a form.',
      { path: room('reporter/form') },
      { path: room('reporter/sync') },
    ),
    never(
      'sync-cannot-open-seals',
      'It carries bytes it cannot read, and knows whose keys it may believe.',
      { path: room('reporter/sync') },
      { path: '^src/(crypto/(?!root-key)|reporter/(seal|form|scan|app|receipt|board|worker)/)' },
    ),
    never(
      'sync-needs-no-screen',
      'The worker runs it without a page.',
      { path: room('reporter/sync') },
      npm('vue|vant|pinia'),
    ),
    never(
      'seal-knows-only-the-contract',
      'Cryptography is read in one room.',
      { path: room('reporter/seal') },
      { path: '^src/', pathNot: '^src/(contract|crypto|reporter/seal)/' },
    ),
    never(
      'seal-takes-only-crypto-libraries',
      'Every other package near a key is one too many.',
      { path: '^src/(crypto|reporter/seal)/' },
      { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(age-encryption|@noble|@scure)/' },
    ),
    never(
      'worker-never-reaches-screens',
      'The service worker has no page.',
      { path: room('reporter/worker') },
      { path: 'node_modules/(@?vue|vant|pinia)(/|$)|^src/reporter/(form|scan|app|receipt|board)/', reachable: true },
    ),
    never(
      'sheets-are-drawn-from-content-alone',
      'A sheet shows what it is given; equal content is an equal sheet.',
      { path: room('server/sheets') },
      { path: '^src/', pathNot: '^src/(contract/|server/sheets/)' },
    ),
    never(
      'store-knows-no-endpoint',
      'Storage does not know who asks.',
      { path: room('server/store') },
      { path: '^src/server/(endpoint|bin|trial|tally|cases|accounts|sheets)/' },
    ),
    never(
      'only-dialects-touch-drivers',
      'Everything else speaks Kysely.',
      { path: '^src/', pathNot: room('server/store/dialect') },
      npm('pg|pg-[^/]+|@photostructure/sqlite'),
    ),
    never(
      'endpoint-never-imports-a-driver',
      'Routes ask the store.',
      { path: room('server/endpoint') },
      npm('kysely|pg|@photostructure/sqlite'),
    ),
    never(
      'nobody-imports-processes',
      'bin is where a process begins.',
      { path: '^src/', pathNot: room('server/bin') },
      { path: room('server/bin') },
    ),
    never('source-never-imports-tests', 'Tests are not shipped.', { path: '^src/' }, { path: '^test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json'],
    },
  },
}
