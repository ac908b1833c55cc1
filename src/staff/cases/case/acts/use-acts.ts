import type { Static } from 'typebox'
import { computed, reactive, ref } from 'vue'
import { staffRoutes } from '../../../../contract/api.ts'
import type { CaseConflict, CaseView } from '../../../../contract/staff/cases/case.ts'
import { call } from '../../../app/call.ts'
import { refusal } from '../../../app/refusal.ts'
import { sayState } from '../../say-case.ts'
import { sayStep } from '../say-step.ts'
import type { useCase } from '../use-case.ts'
import { words as caseWords } from '../words.ts'
import { bodyOf } from './body-of.ts'
import { type Draft, newDraft } from './draft.ts'
import { isAtOnce, type StaffAct, saySend } from './staff-act.ts'
import { words } from './words.ts'

/** Doing something to the case: which panel is open, what has been typed for each act, what became of it. */
export function useActs({ view, load, show }: Pick<ReturnType<typeof useCase>, 'view' | 'load' | 'show'>) {
  const open = ref<StaffAct>()
  const busy = ref(false)
  /** Why it was not done, or that somebody else was faster. */
  const fault = ref('')
  const conflict = ref('')
  /** What was done, for everybody to hear. */
  const said = ref('')
  const drafts = reactive(new Map<StaffAct, Draft>())

  const draft = computed(() => (open.value ? drafts.get(open.value) : undefined))
  const allowed = computed(() => !!open.value && !!view.value?.acts.includes(open.value))

  function begin(act: StaffAct): void {
    if (!view.value) return
    fault.value = ''
    conflict.value = ''
    said.value = ''
    if (!drafts.has(act)) drafts.set(act, newDraft(act, view.value))
    if (isAtOnce(act)) void send(act)
    else open.value = act
  }
  function close(): void {
    open.value = undefined
    fault.value = ''
  }

  async function send(act: StaffAct): Promise<void> {
    const [now, filled] = [view.value, drafts.get(act)]
    if (!now || !filled || busy.value) return
    const built = bodyOf(act, now, filled)
    if (built.name !== 'ready') {
      fault.value = words.missing[built.name]
      return
    }
    busy.value = true
    fault.value = ''
    const answer = await call<CaseView>('POST', staffRoutes.caseActs(now.id), built.body)
    if (answer.name === 'done') done(act, answer.body)
    else if (answer.name === 'refused' && answer.problem.code === 'case-conflict') {
      conflict.value = sayConflict(answer.problem as Partial<Static<typeof CaseConflict>>, now)
      await load()
    } else {
      fault.value = refusal(answer, words.refusedFor)
      // What was offered is no longer so: the page shows why.
      if (answer.name === 'refused' && answer.problem.code === 'move-refused') await load()
    }
    busy.value = false
  }

  function done(act: StaffAct, next: CaseView): void {
    drafts.delete(act)
    open.value = undefined
    conflict.value = ''
    show(next)
    said.value = caseWords.done(saySend(act, next), sayState(next.line, next.state))
  }

  return { open, draft, allowed, busy, fault, conflict, said, begin, close, send }
}

function sayConflict({ steps }: Partial<Static<typeof CaseConflict>>, { line }: CaseView): string {
  const last = steps?.[steps.length - 1]
  return last ? caseWords.conflict(sayStep(last, line)) : caseWords.conflictUnknown
}
