import { computed, ref, shallowRef, watch } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { SealedContent } from '../../../contract/sealed-content.ts'
import type { StaffReport } from '../../../contract/staff/reports.ts'
import { call } from '../../app/call.ts'
import { refusal } from '../../app/refusal.ts'
import { useSession } from '../../app/use-session.ts'
import type { Opened } from '../opened/open-bytes.ts'
import { openContent } from '../opened/open-sealed.ts'
import { words } from '../words.ts'

/** What became of the sealed part: also nothing sealed at all, and not opened because the password has not been given. */
export type SealedState = Opened<SealedContent> | { readonly name: 'none' | 'locked' | 'opening' }

/**
 * One report and what its seal holds, as far as it can be opened. Both live as long as whoever asked: nothing that was opened
 * outlasts the look at it.
 */
export function useReport(reportRef: string) {
  const session = useSession()
  const report = shallowRef<StaffReport>()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  /** Why it could not be fetched. */
  const fault = ref('')
  const sealed = shallowRef<SealedState>({ name: 'none' })

  async function load(): Promise<void> {
    const answer = await call<StaffReport>('GET', staffRoutes.report(reportRef))
    if (answer.name === 'done') {
      report.value = answer.body
      state.value = 'ready'
    } else if (!report.value) {
      fault.value = refusal(answer, { 'not-found': words.gone, 'request-invalid': words.gone })
      state.value = 'failed'
    }
  }

  async function open(sealedText: string | undefined, identities: readonly string[]): Promise<void> {
    if (!sealedText) sealed.value = { name: 'none' }
    else if (identities.length === 0) sealed.value = { name: 'locked' }
    else {
      sealed.value = { name: 'opening' }
      sealed.value = await openContent(identities, sealedText)
    }
  }
  watch([() => report.value?.sealed, () => session.identities], ([text, identities]) => open(text, identities))

  const content = computed(() => (sealed.value.name === 'opened' ? sealed.value.content : undefined))
  void load()
  return { report, state, fault, sealed, content, load }
}
