import { nextTick, ref, shallowRef } from 'vue'
import { staffRoutes } from '../../../contract/api.ts'
import type { ReportAct } from '../../../contract/staff/reports.ts'
import { call } from '../../app/call.ts'
import { useSession } from '../../app/use-session.ts'

export type Leaving = 'print' | 'copy'

/** Who has agreed to copy, by account: the next person at this computer is asked again. */
const copies = shallowRef<string>()

/**
 * Printing and copying, the two ways by which opened words leave the page: asked first (copying once in a session, printing
 * every time), and written into the audit list. What has been refused stays out of the clipboard and off the paper.
 */
export function useLeaving(reportRef: string) {
  const session = useSession()
  const asking = ref<Leaving>()
  /** Whether the print stylesheet shows what was sealed. */
  const printable = ref(false)

  const note = (act: ReportAct['act']) => call('POST', staffRoutes.report(reportRef), { act } satisfies ReportAct)

  function print(): void {
    asking.value = 'print'
  }

  function stopCopy(event: ClipboardEvent): void {
    if (!(event.target instanceof Node) || !holdsSealed(event.currentTarget)) return
    if (copies.value && copies.value === session.session?.member.id) void note('copied')
    else {
      event.preventDefault()
      asking.value = 'copy'
    }
  }

  async function agree(): Promise<void> {
    const act = asking.value
    asking.value = undefined
    if (act === 'copy') copies.value = session.session?.member.id
    if (act !== 'print') return
    await note('printed')
    printable.value = true
    await nextTick()
    addEventListener('afterprint', () => (printable.value = false), { once: true })
    window.print()
  }

  function refuse(): void {
    asking.value = undefined
  }

  return { asking, printable, print, stopCopy, agree, refuse }
}

/** Whether the selection touches something that was sealed; ticks and names of categories may be copied as they are. */
function holdsSealed(reader: EventTarget | null): boolean {
  const selection = getSelection()
  if (!(reader instanceof Element) || !selection) return false
  return [...reader.querySelectorAll('.sealed')].some((sealed) => selection.containsNode(sealed, true))
}
