import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { KeyHolder, OperatorKeys } from '../../../contract/staff/keys.ts'
import { type Answer, call } from '../../app/call.ts'
import { useSession } from '../../app/use-session.ts'
import { openIdentities } from '../../login/open-identities.ts'
import { recipientOf } from './personal-key.ts'

type KeyRoute = 'keys' | 'rotation' | 'admission' | 'recovery' | 'resigning'

/** The operator's keys as the server last gave them, but for the own one: what the server says is ours may be a key of its own. */
export const useKeys = defineStore('keys', () => {
  const session = useSession()
  const given = shallowRef<OperatorKeys>()
  const trouble = shallowRef<Answer<unknown>>()

  /** What was done last, in words. */
  const said = ref('')

  /** Public half of the key the password has opened. */
  const own = computed(() => session.own && recipientOf(session.own))
  const keys = computed(
    () =>
      given.value && {
        ...given.value,
        holders: given.value.holders.map((holder) =>
          isMe(holder) && own.value ? { ...holder, recipient: own.value } : holder,
        ),
      },
  )
  const newest = computed(() => Math.max(0, ...(keys.value?.generations ?? []).map(({ number }) => number)))
  const me = computed(() => keys.value?.holders.find(isMe))
  const admitted = computed(() => (keys.value?.generations ?? []).some(({ share }) => share !== undefined))

  function isMe({ id }: KeyHolder): boolean {
    return id === session.session?.member.id
  }

  async function load(): Promise<void> {
    const answer = await call<OperatorKeys>('GET', staffRoutes.keys)
    trouble.value = answer.name === 'done' ? undefined : answer
    if (answer.name === 'done') given.value = answer.body
  }

  /** Sends a change, and says `done` when it was taken. When somebody else was faster, the keys are read again: the next try is about what there is now. */
  async function send(route: KeyRoute, body: unknown, done: string): Promise<Answer<OperatorKeys>> {
    const answer = await call<OperatorKeys>('POST', staffRoutes[route], body)
    if (answer.name === 'done') {
      given.value = answer.body
      said.value = done
      if (session.own) await openIdentities()
    } else if (answer.name === 'refused' && answer.problem.code === 'keys-conflict') await load()
    return answer
  }

  return { keys, trouble, said, newest, me, own, admitted, load, send }
})
