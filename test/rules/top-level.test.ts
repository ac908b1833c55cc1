import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const NAMED = ['src', 'public', 'test', 'docs', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json']
const ALSO = ['tsconfig.json', 'README.md', 'LICENSE']

it('the top level holds the rooms and what tools insist on; everything else is a dot-file', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' })
  const top = new Set(files.split('\n').map((path) => path.split('/')[0] ?? ''))
  const strangers = [...top].filter((name) => name !== '' && !name.startsWith('.'))
  expect(strangers.filter((name) => ![...NAMED, ...ALSO].includes(name))).toEqual([])
})
