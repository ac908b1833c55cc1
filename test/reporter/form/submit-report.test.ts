import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyDraft } from '../../../src/reporter/form/draft.ts'
import { loadSecrets, submitReport } from '../../../src/reporter/form/submit-report.ts'
import { listItems } from '../../../src/reporter/queue/queue.ts'
import { REVIEWER } from '../../setup/reviewer.ts'
import { aSheet } from '../a-sheet.ts'
import { newPhone } from '../queue/phone.ts'

const keys = { recipients: [REVIEWER.recipient], intakeKey: REVIEWER.recipient }

beforeEach(newPhone)
afterEach(() => vi.unstubAllGlobals())

it.each([
  ['agrees', async () => true],
  ['refuses', async () => false],
  ['throws', async () => Promise.reject(new Error('not now'))],
])('the browser is asked not to clear away what waits, and nothing is lost when it %s', async (_how, persist) => {
  const asked = vi.fn(persist)
  vi.stubGlobal('navigator', { storage: { persist: asked } })
  const outcome = await submitReport(aSheet({ keys }), 'burden', 'MTG', emptyDraft(), loadSecrets())
  expect(outcome).toMatchObject({ name: 'kept', persistent: true })
  expect(asked).toHaveBeenCalledTimes(1)
  expect(await listItems()).toHaveLength(1)
})
