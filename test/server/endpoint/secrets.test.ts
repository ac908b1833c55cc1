import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  makeSecrets,
  readSecrets,
  type Secrets,
  secretsFingerprint,
  writeSecrets,
} from '../../../src/server/endpoint/keys/secrets.ts'
import { folders } from '../../setup/folders.ts'

describe('the secrets of a server', () => {
  const folder = folders()

  it('are read as they were written, by this user alone, and leave nothing unfinished beside them', async () => {
    const where = folder()
    const path = join(where, 'secrets.json')
    expect(readSecrets(path)).toBeUndefined()
    const secrets = await makeSecrets(true)
    writeSecrets(path, secrets)
    expect(readSecrets(path)).toEqual(secrets)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(where)).toEqual(['secrets.json'])
  })

  it('are never written over: of two first starts the second uses what the first wrote', async () => {
    const path = join(folder(), 'secrets.json')
    const [first, second] = [await makeSecrets(false), await makeSecrets(false)]
    writeSecrets(path, first)
    writeSecrets(path, second)
    expect(readSecrets(path)).toEqual(first)
  })

  it('in production hold no key of the reviewers', async () => {
    expect(await makeSecrets(false)).not.toHaveProperty('reviewer')
  })

  it.each(['capability', 'mac', 'data', 'pepper', 'receipt', 'intake'] as const)(
    'with another %s are others',
    async (name) => {
      const [ours, others] = [await makeSecrets(false), await makeSecrets(false)]
      const mixed: Secrets = { ...ours, [name]: others[name] }
      expect(secretsFingerprint(mixed)).not.toBe(secretsFingerprint(ours))
    },
  )

  it.each(['', '{"version":1', '{}', '{"version":2}', '[]', 'null'])('are not usable when damaged: %s', (text) => {
    const path = join(folder(), 'secrets.json')
    writeFileSync(path, text)
    expect(() => readSecrets(path)).toThrow(path)
  })
})
