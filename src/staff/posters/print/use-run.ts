import { ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { PrintRun } from '../../../contract/staff/printing.ts'
import { call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { words } from './words.ts'

/** One print run, as it was made. */
export function useRun(id: string) {
  const run = shallowRef<PrintRun>()
  const fault = ref('')

  async function load(): Promise<void> {
    const answer = await call<PrintRun>('GET', staffRoutes.printRun(id))
    fault.value = refusal(answer, { 'not-found': words.notFound })
    if (answer.name === 'done') run.value = answer.body
  }
  /** All of it has come out of the printer: the next difference leaves it out. */
  async function note(): Promise<void> {
    const answer = await call('PUT', staffRoutes.printRun(id))
    fault.value = refusal(answer, { 'run-ended': words.ended })
    if (answer.name === 'done') await load()
  }
  void load()
  return { run, fault, load, note }
}
