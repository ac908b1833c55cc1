const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text inside an element or a quoted attribute. Names of places and operators are data, never markup. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** JSON inside a script element of a data type: no `<` may end the element early. */
export const embedJson = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c')
