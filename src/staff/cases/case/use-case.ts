import { ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { CaseView } from '../../../contract/staff/cases/case.ts'
import { call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { useNews } from '../use-news.ts'
import { words } from './words.ts'

/** One case as this member may see it. A newer state is announced and waits until it is asked for. */
export function useCase(id: string) {
  const view = shallowRef<CaseView>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why it could not be fetched. */
  const fault = ref('')
  const fresh = ref(false)

  const ask = () => call<CaseView>('GET', staffRoutes.case(id))
  useNews(fresh, async () => {
    const answer = await ask()
    fresh.value = answer.name === 'done' && !!view.value && answer.body.version > view.value.version
  })

  function show(next: CaseView): void {
    view.value = next
    state.value = 'ready'
    fresh.value = false
  }

  async function load(): Promise<void> {
    const answer = await ask()
    if (answer.name === 'done') return show(answer.body)
    fault.value = refusal(answer, { 'not-found': words.gone, 'not-yours': words.gone, 'request-invalid': words.gone })
    state.value = 'failed'
  }
  void load()

  return { view, state, fault, fresh, load, show }
}
