import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../../contract/api.ts'
import type { PrintOrder, PrintRun, PrintRuns } from '../../../../contract/staff/printing.ts'
import { call } from '../../../app/call.ts'
import { refusal } from '../../../app/refusal.ts'
import { words } from '../words.ts'

const POLL_MS = 1_000
/** Looks until a download must have begun. */
const MOST_WAITED = 8

/** Print runs: made, watched while their file is written, and ended. */
export function useRuns() {
  const runs = shallowRef<readonly PrintRun[]>([])
  /** The run that was made here. */
  const id = ref<string>()
  const busy = ref(false)
  const fault = ref('')
  /** Run whose file was asked for and did not come: the browser stopped it, or the server has refused it. */
  const stalled = ref<string>()
  const current = computed(() => runs.value.find((run) => run.id === id.value))
  const watched = new Map<string, ReturnType<typeof setTimeout>>()

  function put(run: PrintRun): void {
    const at = runs.value.findIndex((each) => each.id === run.id)
    runs.value = at < 0 ? [run, ...runs.value] : runs.value.map((each) => (each.id === run.id ? run : each))
  }

  async function load(): Promise<void> {
    const answer = await call<PrintRuns>('GET', staffRoutes.printRuns)
    if (answer.name !== 'done') return
    runs.value = answer.body.runs
    for (const run of runs.value) if (run.state === 'printing') watch(run.id)
  }

  async function make(order: PrintOrder): Promise<PrintRun | undefined> {
    if (busy.value) return
    busy.value = true
    id.value = undefined
    const answer = await call<PrintRun>('POST', staffRoutes.printRuns, order)
    busy.value = false
    fault.value = refusal(answer, { 'nothing-to-print': words.nothingToPrint[order.only] })
    if (answer.name !== 'done') return
    put(answer.body)
    id.value = answer.body.id
    return answer.body
  }

  async function look(run: string): Promise<PrintRun | undefined> {
    const answer = await call<PrintRun>('GET', staffRoutes.printRun(run))
    if (answer.name !== 'done') return
    put(answer.body)
    return answer.body
  }

  /** Follows a run until its file is written, or nobody fetches it. */
  function watch(run: string, waited = 0): void {
    clearTimeout(watched.get(run))
    if (waited === 0) stalled.value = undefined
    const next = setTimeout(async () => {
      const now = await look(run)
      if (!watched.has(run)) return
      const isGoing = !now || now.state === 'printing'
      if (now?.state === 'ready' && waited >= MOST_WAITED) stalled.value = run
      else if (isGoing || now.state === 'ready') watch(run, waited + 1)
    }, POLL_MS)
    watched.set(run, next)
  }

  /** Cancels it, or says that nothing came of it. */
  async function end(run: string): Promise<void> {
    const answer = await call('DELETE', staffRoutes.printRun(run))
    fault.value = refusal(answer)
    await look(run)
  }

  onBeforeUnmount(() => {
    for (const timer of watched.values()) clearTimeout(timer)
    watched.clear()
  })

  void load()
  return { runs, current, busy, fault, stalled, make, watch, end }
}

export type Runs = ReturnType<typeof useRuns>
