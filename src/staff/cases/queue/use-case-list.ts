import { type Ref, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { CaseFilters, CaseList, CaseSummary } from '../../../contract/staff/cases/case.ts'
import { call, withQuery } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { useNews } from '../use-news.ts'

const standing = (cases: readonly CaseSummary[]): string => cases.map(({ id, version }) => `${id} ${version}`).join()

/** The cases that fit the question, a page at a time, in the server's order: what is due first. */
export function useCaseList(question: Ref<CaseFilters>) {
  const cases = shallowRef<readonly CaseSummary[]>([])
  const total = ref(0)
  const next = ref<string>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why the last question has no answer. */
  const fault = ref('')
  /** Answers to questions that are no longer asked are dropped. */
  let asked = 0

  const ask = (after?: string) => call<CaseList>('GET', withQuery(staffRoutes.cases, { ...question.value, after }))

  const { fresh } = useNews(async () => {
    const mine = asked
    const answer = await ask()
    if (mine !== asked || answer.name !== 'done') return false
    const shown = cases.value.slice(0, answer.body.cases.length)
    return answer.body.total !== total.value || standing(answer.body.cases) !== standing(shown)
  })

  async function load(after?: string): Promise<void> {
    const mine = ++asked
    state.value = 'loading'
    const answer = await ask(after)
    if (mine !== asked) return
    fault.value = refusal(answer)
    if (answer.name !== 'done') {
      state.value = 'failed'
      return
    }
    if (!after) fresh.value = false
    cases.value = after ? [...cases.value, ...answer.body.cases] : answer.body.cases
    total.value = answer.body.total
    next.value = answer.body.next
    state.value = 'ready'
  }

  const reload = () => load()
  const more = () => (next.value && state.value !== 'loading' ? load(next.value) : Promise.resolve())

  watch(
    () => JSON.stringify(question.value),
    () => {
      cases.value = []
      void reload()
    },
    { immediate: true },
  )

  return { cases, total, next, state, fault, fresh, more, reload }
}
