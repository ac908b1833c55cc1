import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packagePaths } from '../../../src/server/bin/paths.ts'
import { StartError } from '../../../src/server/endpoint/start-error.ts'

describe('the package’s own files', () => {
  it('are found from inside of it', () => {
    const { trialPlaces, trialHolidays } = packagePaths()
    expect([trialPlaces, ...trialHolidays].filter((path) => !existsSync(path))).toEqual([])
  })

  it('are not looked for beyond the top of the disk: a command copied elsewhere says so instead of hanging', () => {
    expect(() => packagePaths('/')).toThrow(StartError)
  })
})
