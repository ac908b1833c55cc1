import { computed, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { ImportedPlaces, PlaceDifference, RegisterCounts, RegisterUpload } from '../../../contract/staff/places.ts'
import { type Answer, call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { prepareUpload } from './prepare-upload.ts'
import type { FaultyLine } from './table-faults.ts'
import { words } from './words.ts'

/** From the chosen files to the register: compared first, then imported exactly as it was looked at. */
export function useImport() {
  const state = ref<'choosing' | 'reading' | 'comparing' | 'importing'>('choosing')
  const why = ref('')
  const lines = shallowRef<readonly FaultyLine[]>([])
  /** In the server's words. */
  const sentences = shallowRef<readonly string[]>([])
  const upload = shallowRef<RegisterUpload>()
  const difference = shallowRef<PlaceDifference>()
  const raced = ref(false)
  const done = shallowRef<RegisterCounts>()
  /** What each place that has ceased became, as chosen here; empty: nothing. Places nobody chose for are not in it. */
  const successors = ref<Record<string, string>>({})
  const busy = computed(() => state.value !== 'choosing')

  function forget(): void {
    why.value = ''
    lines.value = []
    sentences.value = []
    difference.value = undefined
    raced.value = false
    done.value = undefined
  }

  async function compare(choice: Parameters<typeof prepareUpload>[0]): Promise<void> {
    if (busy.value) return
    forget()
    successors.value = {}
    state.value = 'reading'
    const prepared = await prepareUpload(choice)
    state.value = 'choosing'
    if (prepared.name === 'refused') {
      why.value = prepared.why
      lines.value = prepared.lines ?? []
      return
    }
    upload.value = prepared.upload
    await look()
  }

  /** Asks for the difference of what was read already. */
  async function look(): Promise<void> {
    state.value = 'comparing'
    const answer = await call<PlaceDifference>('POST', staffRoutes.placeDifference, upload.value)
    state.value = 'choosing'
    tell(answer)
    difference.value = answer.name === 'done' ? answer.body : undefined
  }

  async function take(): Promise<void> {
    if (busy.value || !upload.value || !difference.value) return
    state.value = 'importing'
    raced.value = false
    const chosen = Object.entries(successors.value).map(([code, successor]) => [code, successor || code])
    const answer = await call<ImportedPlaces>('POST', staffRoutes.placeImports, {
      ...upload.value,
      successors: Object.fromEntries(chosen),
      base: difference.value.base,
    } satisfies RegisterUpload)
    state.value = 'choosing'
    if (answer.name === 'refused' && answer.problem.code === 'register-changed') {
      await look()
      // Said once the changes below are those of now.
      raced.value = true
      return
    }
    tell(answer)
    if (answer.name !== 'done') return
    difference.value = undefined
    upload.value = undefined
    done.value = answer.body.counts
  }

  function tell(answer: Answer<unknown>): void {
    const problem = answer.name === 'refused' ? answer.problem : undefined
    sentences.value = problem?.code === 'register-invalid' ? (problem.errors ?? []).map(({ message }) => message) : []
    why.value = refusal(answer, {
      'register-invalid': sentences.value.length > 0 ? words.serverSays : words.invalid,
      'not-yours': words.beyond,
      'too-large': words.tooLarge,
    })
  }

  return { state, busy, why, lines, sentences, difference, raced, done, successors, forget, compare, take }
}
export type Import = ReturnType<typeof useImport>
