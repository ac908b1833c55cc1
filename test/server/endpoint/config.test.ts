import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/server/endpoint/config.ts'

describe('the environment', () => {
  it('may be empty; an empty value counts as absent', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: 8080, host: '0.0.0.0', timeZone: 'Asia/Shanghai', trustProxy: false })
    expect(config).not.toHaveProperty('releaseMinutes')
    expect(config.dataDir).toMatch(/[\\/]data$/)
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', RELEASE_MINUTES: '' })).toEqual(config)
  })

  it.each([
    ['PORT', '80 80'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '0x50'],
    ['PORT', '80.5'],
    ['TIME_ZONE', 'Asia/Atlantis'],
    ['RELEASE_MINUTES', '7'],
    ['RELEASE_MINUTES', 'daily'],
    ['RELEASE_MINUTES', '2880'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', '/var/lib/jianfu.db'],
    ['PUBLIC_URL', 'jianfu.example.cn'],
    ['PUBLIC_URL', 'ftp://jianfu.example.cn'],
    ['PUBLIC_URL', 'https://jianfu.example.cn/path'],
    ['PUBLIC_URL', 'https://user@jianfu.example.cn'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'maybe'],
    ['TRUST_PROXY', '10.0.0'],
    ['TRUST_PROXY', 'bad'],
    ['TRUST_PROXY', '10.0.0.0/99'],
  ])('%s may not be "%s"', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it.each([
    ['TRUST_PROXY', 'true', { trustProxy: true }],
    ['TRUST_PROXY', '10.0.0.1, fd00::/8', { trustProxy: '10.0.0.1, fd00::/8' }],
    ['PUBLIC_URL', 'https://jianfu.example.cn/', { publicUrl: 'https://jianfu.example.cn' }],
    ['RELEASE_MINUTES', '0', { releaseMinutes: 0 }],
    ['RELEASE_MINUTES', '1440', { releaseMinutes: 1440 }],
    ['DATABASE_URL', 'postgresql://db/jianfu', { databaseUrl: 'postgresql://db/jianfu' }],
    ['PORT', '0', { port: 0 }],
  ])('%s may be "%s"', (name, value, expected) => {
    expect(readConfig({ [name]: value })).toMatchObject(expected)
  })
})
