import { expect, it } from 'vitest'
import type { PrintOrder } from '../../../src/contract/staff/printing.ts'
import type { NewPrintRun, PrintSheet } from '../../../src/server/store/posters/print-types.ts'
import type { Store } from '../../../src/server/store/types.ts'
import { forEachEngine } from '../../setup/engines.ts'

const AT = '2026-11-22T08:00:00.000Z'
const LATER = '2026-11-22T08:03:00.000Z'
const COUNTS = { codes: 2, sheets: 3, pages: 3, made: 2, unprintable: [{ code: '371002100001', name: '𣒍村' }] }
const ENTRY = { at: AT, who: '管理员', act: 'posters-printed', subject: 'r' } as const

const orderOf = (under: string[], layout: PrintOrder['layout'] = 'a4'): PrintOrder => ({
  choice: { kind: 'grid', under },
  layout,
  design: 'friendly',
  format: 'pdf',
  only: 'all',
  copies: 1,
})
const runOf = (id: string, under = ['371002000000'], at = AT, layout?: PrintOrder['layout']): NewPrintRun => ({
  ...{ id, at, who: '管理员' },
  order: orderOf(under, layout),
})
const sheet = (position: number, poster: string, digest: string, county = '371002000000', page = position + 1) =>
  ({ position, poster, county, copies: 1, page, digest }) satisfies PrintSheet

const POSTERS = ['AAAAAAAAAA', 'BBBBBBBBBB', 'CCCCCCCCCC']
const furnish = ({ posters }: Store) =>
  posters.add(
    POSTERS.map((code, index) => ({
      ...{ code, kind: 'grid' as const, place: `37100210000${index}`, created: '2026-11-01', revoked: null },
    })),
  )

async function readyRun({ printRuns }: Store, run: NewPrintRun, sheets: readonly PrintSheet[]): Promise<void> {
  await printRuns.begin(run)
  await printRuns.addSheets(run.id, sheets)
  await printRuns.ready(run.id, COUNTS, run.at)
}

async function printedRun(store: Store, run: NewPrintRun, sheets: readonly PrintSheet[]): Promise<void> {
  await readyRun(store, run, sheets)
  await store.printRuns.take(run.id, run.at)
  await store.printRuns.end(run.id, 'done', sheets.length)
}

forEachEngine(({ open }) => {
  it('a run whose maker dies before it is ready shows as failed', async () => {
    const { printRuns } = await open()
    await printRuns.begin(runOf('a'))
    expect(await printRuns.get('a', AT)).toMatchObject({ state: 'failed', codes: 0 })
  })

  it('a run comes back as it was ordered and counted', async () => {
    const store = await open()
    await readyRun(store, runOf('a'), [])
    expect(await store.printRuns.get('a', AT)).toEqual({ ...runOf('a'), ...COUNTS, state: 'ready', done: 0 })
    expect(await store.printRuns.get('b', AT)).toBeUndefined()
  })

  it('of two who fetch a run at once, one writes it', async () => {
    const store = await open()
    await readyRun(store, runOf('a'), [])
    const taken = await Promise.all([store.printRuns.take('a', AT), store.printRuns.take('a', AT)])
    expect(taken.sort()).toEqual(['ended', 'taken'])
  })

  it('a run that is done can be fetched again and stays done, a cancelled one cannot', async () => {
    const store = await open()
    await printedRun(store, runOf('a'), [])
    expect(await store.printRuns.take('a', AT)).toBe('again')
    expect(await store.printRuns.advance('a', 1, AT)).toBe(true)
    expect(await store.printRuns.get('a', AT)).toMatchObject({ state: 'done' })
    expect(await store.printRuns.cancel('a')).toBe(true)
    expect(await store.printRuns.advance('a', 2, AT)).toBe(false)
    expect(await store.printRuns.take('a', AT)).toBe('ended')
    expect(await store.printRuns.cancel('a')).toBe(false)
  })

  it('a run that is cancelled while it is written is not done afterwards, and nothing is written down', async () => {
    const store = await open()
    await readyRun(store, runOf('a'), [])
    await store.printRuns.take('a', AT)
    expect(await store.printRuns.advance('a', 1, AT)).toBe(true)
    await store.printRuns.cancel('a')
    expect(await store.printRuns.advance('a', 2, AT)).toBe(false)
    expect(await store.printRuns.end('a', 'done', 3, ENTRY)).toBe(false)
    expect(await store.printRuns.get('a', AT)).toMatchObject({ state: 'cancelled', done: 1 })
    expect(await store.audit.list(10)).toEqual([])
  })

  it('a run that prints and has been silent for minutes has failed; one that speaks has not', async () => {
    const store = await open()
    await readyRun(store, runOf('a'), [])
    await store.printRuns.take('a', AT)
    expect(await store.printRuns.get('a', LATER)).toMatchObject({ state: 'failed' })
    await store.printRuns.advance('a', 1, LATER)
    expect(await store.printRuns.get('a', LATER)).toMatchObject({ state: 'printing', done: 1 })
  })

  it('whoever has a county sees its runs alone, newest first, and none that also prints elsewhere', async () => {
    const store = await open()
    await readyRun(store, runOf('old', ['371002100000'], '2026-11-20T08:00:00.000Z'), [])
    await readyRun(store, runOf('new', ['371002100001', '371002109000']), [])
    await readyRun(store, runOf('both', ['371002000000', '371003000000']), [])
    await readyRun(store, runOf('city', ['371000000000']), [])
    const seen = async (prefix: string) => (await store.printRuns.list(prefix, 20, AT)).map(({ id }) => id)
    expect(await seen('371002')).toEqual(['new', 'old'])
    expect((await seen('3710')).sort()).toEqual(['both', 'city', 'new', 'old'])
    expect(await seen('371003')).toEqual([])
    expect(await store.printRuns.list('3710', 2, AT)).toHaveLength(2)
  })

  it('sheets come in their order with their posters as they are now, some at a time', async () => {
    const store = await open()
    await furnish(store)
    await readyRun(
      store,
      runOf('a'),
      POSTERS.map((code, index) => sheet(index, code, 'x')),
    )
    await store.posters.revoke('BBBBBBBBBB', '2026-11-22')
    expect(await store.printRuns.sheets('a', 0, 2)).toMatchObject([
      { position: 0, poster: 'AAAAAAAAAA', place: '371002100000', revoked: null },
      { position: 1, poster: 'BBBBBBBBBB', revoked: '2026-11-22' },
    ])
    expect((await store.printRuns.sheets('a', 2, 2)).map(({ poster }) => poster)).toEqual(['CCCCCCCCCC'])
  })

  it('a page is found from the first sheet of its county', async () => {
    const store = await open()
    await furnish(store)
    await readyRun(store, runOf('a'), [
      sheet(0, 'AAAAAAAAAA', 'x', '371002000000', 1),
      sheet(1, 'BBBBBBBBBB', 'x', '371003000000', 2),
      sheet(2, 'CCCCCCCCCC', 'x', '371003000000', 4),
    ])
    const upTo = async (page: number) => (await store.printRuns.sheetsUpTo('a', page)).map(({ position }) => position)
    expect([await upTo(1), await upTo(3), await upTo(4)]).toEqual([[0], [1], [1, 2]])
  })

  it('what was printed last counts, by layout; what came to nothing does not', async () => {
    const store = await open()
    await furnish(store)
    const day = (number: number) => `2026-11-0${number}T08:00:00.000Z`
    const one = (digest: string) => [sheet(0, 'AAAAAAAAAA', digest)]
    await printedRun(store, runOf('2', undefined, day(2)), one('second'))
    await printedRun(store, runOf('1', undefined, day(1)), [...one('first'), sheet(1, 'BBBBBBBBBB', 'first')])
    await printedRun(store, runOf('labels', undefined, day(3), 'label'), one('label'))
    await readyRun(store, runOf('ready', undefined, day(4)), one('never'))
    await printedRun(store, runOf('nothing', undefined, day(5)), one('nothing'))
    await store.printRuns.cancel('nothing')
    expect(Object.fromEntries(await store.printRuns.printed('a4', POSTERS))).toEqual({
      AAAAAAAAAA: 'second',
      BBBBBBBBBB: 'first',
    })
    expect(await store.printRuns.printed('a4', [])).toEqual(new Map())
  })

  it('a run that comes to no sheets leaves nothing behind', async () => {
    const store = await open()
    await furnish(store)
    await store.printRuns.begin(runOf('a'))
    await store.printRuns.addSheets('a', [sheet(0, 'AAAAAAAAAA', 'x')])
    await store.printRuns.forget('a')
    expect(await store.printRuns.get('a', AT)).toBeUndefined()
    expect(await store.printRuns.sheets('a', 0, 9)).toEqual([])
  })
})
