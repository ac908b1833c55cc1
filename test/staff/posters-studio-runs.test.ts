// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { staffRoutes } from '../../src/contract/api.ts'
import type { PrintRun } from '../../src/contract/staff/printing.ts'
import { STAFF_TESTIDS } from '../../src/contract/staff/testids.ts'
import SheetPages from '../../src/staff/posters/print/SheetPages.vue'
import { freshDraft, orderOf } from '../../src/staff/posters/studio/order.ts'
import { type Runs, useRuns } from '../../src/staff/posters/studio/run/use-runs.ts'
import { aServer, done, refused } from './a-server.ts'

const RUN: PrintRun = {
  ...{ id: '0'.repeat(24), at: '2026-06-17T01:00:00.000Z', who: '管理员', order: orderOf(freshDraft()) },
  ...{ state: 'ready', codes: 2, sheets: 2, pages: 2, done: 0, steps: 2, made: 0, unprintable: [] },
}
const LOOK = `GET ${staffRoutes.printRun(RUN.id)}`

enableAutoUnmount(afterEach)
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function opened(answers: Parameters<typeof aServer>[0]) {
  const requests = aServer({
    [`GET ${staffRoutes.printRuns}`]: () => done({ runs: [] }),
    [`POST ${staffRoutes.printRuns}`]: () => done(RUN),
    ...answers,
  })
  let runs: Runs | undefined
  const page = mount(
    defineComponent(() => {
      runs = useRuns()
      return () => h('p')
    }),
  )
  await flushPromises()
  if (!runs) throw new Error('not mounted')
  await runs.make(RUN.order)
  return { runs, requests, page }
}

it('a file is followed until it is written, and nothing is asked after that', async () => {
  const states: PrintRun['state'][] = ['ready', 'printing', 'done']
  let asked = 0
  const { runs, requests } = await opened({ [LOOK]: () => done({ ...RUN, state: states[asked++] ?? 'done' }) })
  runs.watch(RUN.id)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(runs.current.value?.state).toBe('done')
  expect(requests.filter(({ url }) => url === staffRoutes.printRun(RUN.id))).toHaveLength(3)
})

it('a download that does not begin is told of: a code was withdrawn since, and the browser keeps quiet about the refusal', async () => {
  const { runs } = await opened({ [LOOK]: () => done(RUN) })
  runs.watch(RUN.id)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(runs.stalled.value).toBe(RUN.id)
})

it('whoever leaves the page asks nothing more', async () => {
  const { runs, requests, page } = await opened({ [LOOK]: () => done({ ...RUN, state: 'printing' }) })
  runs.watch(RUN.id)
  await vi.advanceTimersByTimeAsync(2_000)
  page.unmount()
  const before = requests.length
  await vi.advanceTimersByTimeAsync(10_000)
  expect(requests).toHaveLength(before)
})

it('“nothing to print” is said in words that fit what was asked for', async () => {
  const { runs } = await opened({ [`POST ${staffRoutes.printRuns}`]: () => refused('nothing-to-print') })
  expect(runs.fault.value).toContain('没有码可印')
  await runs.make({ ...RUN.order, only: 'changed' })
  expect(runs.fault.value).toContain('不用再印')
})

it('no page is missing from what goes to the printer: one that did not come is fetched again first', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const page = mount(SheetPages, { props: { run: RUN.id, piece: { from: 1, to: 2 } } })
  const images = () => page.findAll(`[data-testid="${STAFF_TESTIDS.pagesImage}"]`)
  await images()[0]?.trigger('load')
  await page.find(`[data-testid="${STAFF_TESTIDS.pagesPrint}"]`).trigger('click')
  await images()[1]?.trigger('error')
  expect(print).not.toHaveBeenCalled()
  expect(page.find(`[data-testid="${STAFF_TESTIDS.pagesSaid}"]`).text()).toContain('有1页没有取到')
  const broken = images()[1]?.element
  await page.find(`[data-testid="${STAFF_TESTIDS.pagesPrint}"]`).trigger('click')
  expect(images()[1]?.element).not.toBe(broken)
  await images()[1]?.trigger('load')
  await flushPromises()
  expect(print).toHaveBeenCalledOnce()
})
