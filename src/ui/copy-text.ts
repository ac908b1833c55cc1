/** Copies a text. @returns false when this browser lets no page copy: then it has to be selected by hand */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Over plain http on the LAN and in old WebViews there is no clipboard, which ends in the other way, too.
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  Object.assign(field.style, { position: 'fixed', top: '0', opacity: '0' })
  // Inside an open dialog only what lies in it can be selected.
  const home = before?.closest('dialog') ?? document.body
  home.append(field)
  field.select()
  field.setSelectionRange(0, text.length)
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
