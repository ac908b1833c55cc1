import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Chore, startChores } from '../../../src/server/bin/run-chores.ts'

afterEach(() => void vi.useRealTimers())

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe('chores', () => {
  it('run at the start, and are all done when the server has stopped', async () => {
    const done: string[] = []
    const chore = (name: string): Chore => ({ name, every: 60_000, run: async () => done.push(name) })
    await startChores([chore('one'), chore('other')], () => {}).stop()
    expect(done.sort()).toEqual(['one', 'other'])
  })

  it('run again after their time', async () => {
    vi.useFakeTimers()
    let runs = 0
    const chores = startChores([{ name: 'often', every: 30_000, run: async () => runs++ }], () => {})
    await vi.advanceTimersByTimeAsync(90_000)
    expect(runs).toBe(4)
    await chores.stop()
    await vi.advanceTimersByTimeAsync(90_000)
    expect(runs).toBe(4)
  })

  it('that are slow hold no other up, and never run beside themselves: a burst asks for one more run', async () => {
    const { opened, open } = gate()
    let beside = 0
    let most = 0
    let slow = 0
    let quick = 0
    const chores = startChores(
      [
        {
          name: 'slow',
          every: 60_000,
          after: ['grid-filed'],
          run: async () => {
            slow++
            most = Math.max(most, ++beside)
            await opened
            beside--
          },
        },
        { name: 'quick', every: 60_000, after: ['grid-filed'], run: async () => quick++ },
      ],
      () => {},
    )
    await vi.waitFor(() => expect([slow, quick]).toEqual([1, 1]))
    for (let filed = 0; filed < 100; filed++) chores.happened('grid-filed')
    await vi.waitFor(() => expect(quick).toBe(2))
    open()
    await chores.stop()
    expect([slow, most, quick]).toEqual([2, 1, 2])
  })

  it('hear only of what they are for', async () => {
    let runs = 0
    const chores = startChores(
      [{ name: 'figures', every: 60_000, after: ['case-changed'], run: async () => runs++ }],
      () => {},
    )
    await vi.waitFor(() => expect(runs).toBe(1))
    chores.happened('grid-filed')
    await chores.stop()
    expect(runs).toBe(1)
  })

  it('that fail are told of by name, stop no other, and run again', async () => {
    const faults: string[] = []
    let runs = 0
    const chores = startChores(
      [
        {
          name: 'unlucky',
          every: 60_000,
          after: ['grid-filed'],
          run: async () => {
            if (++runs === 1) throw new Error('the disk is full')
          },
        },
      ],
      (name) => faults.push(name),
    )
    await vi.waitFor(() => expect(faults).toEqual(['unlucky']))
    chores.happened('grid-filed')
    await chores.stop()
    expect([runs, faults]).toEqual([2, ['unlucky']])
  })

  it('gather what happens shortly after one another, and a stop does not wait for more', async () => {
    let runs = 0
    const chores = startChores(
      [{ name: 'figures', every: 60_000, after: ['case-changed'], gather: 3_600_000, run: async () => runs++ }],
      () => {},
    )
    await vi.waitFor(() => expect(runs).toBe(1))
    chores.happened('case-changed')
    chores.happened('case-changed')
    await chores.stop()
    expect(runs).toBe(2)
  })

  it('that wait for somebody outside give up when the server stops, and that is no fault', async () => {
    const faults: string[] = []
    const chores = startChores(
      [
        {
          name: 'patient',
          every: 60_000,
          run: (stopping) =>
            new Promise((_, reject) => stopping.addEventListener('abort', () => reject(new Error('given up')))),
        },
      ],
      (name) => faults.push(name),
    )
    await new Promise(setImmediate)
    await chores.stop()
    expect(faults).toEqual([])
  })
})
