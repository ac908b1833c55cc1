import { computed, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../../contract/api.ts'
import type { SheetTexts, SheetTextsAnswer } from '../../../../contract/staff/printing.ts'
import { call } from '../../../app/call.ts'
import { refusal } from '../../../app/refusal.ts'
import { words } from '../words.ts'

const copy = ({ burden, grid }: SheetTexts): SheetTexts => ({ burden: { ...burden }, grid: { ...grid } })

/** Words of the sheets: as the server keeps them, and as somebody is writing them. Only what is kept is printed. */
export function useTexts() {
  const answer = shallowRef<SheetTextsAnswer>()
  const draft = ref<SheetTexts>()
  const fault = ref('')
  const saving = ref(false)
  const saved = ref(false)
  /** Counts what the server took: each makes another picture. */
  const version = ref(0)

  async function load(): Promise<void> {
    const got = await call<SheetTextsAnswer>('GET', staffRoutes.sheetTexts)
    fault.value = refusal(got)
    if (got.name !== 'done') return
    answer.value = got.body
    draft.value ??= copy(got.body.texts)
  }

  async function save(): Promise<void> {
    if (saving.value || !draft.value) return
    saving.value = true
    const texts = copy(draft.value)
    const got = await call('PUT', staffRoutes.sheetTexts, texts)
    saving.value = false
    fault.value = refusal(got, { 'request-invalid': words.texts.invisible })
    if (got.name !== 'done' || !answer.value) return
    answer.value = { ...answer.value, texts }
    saved.value = true
    version.value++
  }

  function undo(): void {
    if (answer.value) draft.value = copy(answer.value.texts)
  }

  /** The server has another emblem, or none any more. */
  function noteEmblem(emblem: boolean): void {
    if (answer.value) answer.value = { ...answer.value, emblem }
    version.value++
  }

  const changed = computed(() => !!answer.value && JSON.stringify(draft.value) !== JSON.stringify(answer.value.texts))

  void load()
  return { answer, draft, fault, saving, saved, version, changed, load, save, undo, noteEmblem }
}

export type Texts = ReturnType<typeof useTexts>
