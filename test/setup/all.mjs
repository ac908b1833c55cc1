// `npm test`: everything CI checks, in order, ending with one line "N passed, N failed". Each check counts as one test.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'jianfu-test-'))
const results = join(folder, 'results.json')
const checks = ['format-and-lint', 'types', 'rooms', 'unused', 'build'].map((name) => [
  'npm',
  ['run', '--silent', name === 'build' ? 'build' : `check:${name}`],
])
let passed = 0
let failed = 0

for (const [command, args] of checks) {
  const ok = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}: ${args.at(-1)}\n`)
  ok ? passed++ : failed++
}
const vitest = join('node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  { stdio: 'inherit' },
)
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests || (status === 0 ? 0 : Math.max(1, numFailedTestSuites))
} catch {
  failed++
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
