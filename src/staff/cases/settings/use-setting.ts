import { ref, shallowRef } from 'vue'
import { type Answer, call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'

type Sentences = Parameters<typeof refusal>[1]

/** Something the operator keeps: as the server has it now, and changes to it, each with a word about what became of it. */
export function useSetting<Kept>(route: string) {
  const kept = shallowRef<Kept>()
  const fault = ref('')
  const said = ref('')

  async function load(): Promise<void> {
    const answer = await call<Kept>('GET', route)
    fault.value = refusal(answer)
    if (answer.name === 'done') kept.value = answer.body
  }
  void load()

  /** @param done what to say when it is done */
  async function change<Body = unknown>(
    method: 'PUT' | 'POST' | 'DELETE',
    url: string,
    body: unknown,
    done: string,
    own: Sentences = {},
  ): Promise<Answer<Body>> {
    said.value = ''
    const answer = await call<Body>(method, url, body)
    if (answer.name === 'done') await load()
    fault.value = refusal(answer, own) || fault.value
    if (answer.name === 'done') said.value = done
    return answer
  }

  return { kept, fault, said, load, change }
}
