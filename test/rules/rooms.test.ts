import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const config = join(root, '.dependency-cruiser.mjs')

function broken(): Set<string> {
  const { stdout } = spawnSync(process.execPath, [cruiser, '--config', config, '--output-type', 'json', 'src'], {
    cwd: join(root, 'test/fixtures/broken-rooms'),
    encoding: 'utf8',
  })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } }
  return new Set(summary.violations.map(({ rule }) => rule.name))
}

describe('the import rules of the rooms', () => {
  const names = [...readFileSync(config, 'utf8').matchAll(/never\(\s*'([a-z-]+)'/g)].map(([, name]) => name)

  it('catch a planted breach of every single rule, so that none is silently green', () => {
    const found = broken()
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => !found.has(name ?? ''))).toEqual([])
  })
})
