import { type Ref, ref, shallowRef, watch } from 'vue'
import { type Answer, call, withQuery } from './call.ts'
import { refusal } from './refusal.ts'

interface Page {
  readonly total: number
  readonly next?: string
}

/**
 * What fits the question, a page at a time, in the server's order. What is new is announced and waits: nobody's line jumps away.
 *
 * @param itemsOf what an answer lists
 * @param standing what of an item tells that it has changed
 */
export function usePagedList<Body extends Page, Item>(
  url: string,
  question: Ref<Readonly<Record<string, string | undefined>>>,
  itemsOf: (body: Body) => readonly Item[],
  standing: (item: Item) => string,
) {
  const items = shallowRef<readonly Item[]>([])
  const total = ref(0)
  const next = ref<string>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why the last question has no answer. */
  const fault = ref('')
  const fresh = ref(false)
  /** Answers to questions that are no longer asked are dropped. */
  let asked = 0

  const ask = (after?: string): Promise<Answer<Body>> => call('GET', withQuery(url, { ...question.value, after }))
  const standings = (of: readonly Item[]): string => JSON.stringify(of.map(standing))

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
    items.value = after ? [...items.value, ...itemsOf(answer.body)] : itemsOf(answer.body)
    total.value = answer.body.total
    next.value = answer.body.next
    state.value = 'ready'
  }

  const reload = () => load()
  const more = () => (next.value && state.value !== 'loading' ? load(next.value) : Promise.resolve())

  watch(
    () => JSON.stringify(question.value),
    () => {
      items.value = []
      void reload()
    },
    { immediate: true },
  )

  /** Whether the first page is still what is shown of it. */
  async function look(): Promise<void> {
    const mine = asked
    const answer = await ask()
    if (mine !== asked || answer.name !== 'done') return
    const first = itemsOf(answer.body)
    fresh.value =
      answer.body.total !== total.value || standings(first) !== standings(items.value.slice(0, first.length))
  }

  return { items, total, next, state, fault, fresh, more, reload, look }
}
