import { onBeforeUnmount, onMounted, ref, watchEffect } from 'vue'

const STORED = 'staff-report-keys'

function remembered(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

/** Whether single keys do something: who speaks to the computer, or types with a switch, turns them off. */
const used = ref(remembered())
watchEffect(() => {
  try {
    localStorage.setItem(STORED, used.value ? 'on' : 'off')
  } catch {
    // Without storage the choice lasts as long as the page.
  }
})

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))

/** Single keys of the page, by their lower-case name; `false`: not here. They rest while somebody types or a dialog is open. */
export function useReportKeys(acts: Readonly<Record<string, () => unknown>>) {
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return
    const key = event.key === '？' ? '?' : event.key.toLowerCase()
    const act = used.value || key === 'escape' ? acts[key] : undefined
    if (act && act() !== false) event.preventDefault()
  }
  onMounted(() => addEventListener('keydown', press))
  onBeforeUnmount(() => removeEventListener('keydown', press))
  return { used }
}
