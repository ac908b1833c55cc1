/** Copies a text. @returns false when this browser lets no page copy: then the text has to be selected by hand */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Over plain http in an office network there is no clipboard.
    if (!navigator.clipboard) return copyBySelection(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  // Inside an open dialog only what lies in it can be selected.
  const home = document.activeElement?.closest('dialog') ?? document.body
  const before = document.activeElement as HTMLElement | null
  home.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  before?.focus()
  return copied
}
