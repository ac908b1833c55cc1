/**
 * Whether every script and style a page names is in this worker's cache. A page of another build would, without a network,
 * ask for files that nobody has: a white screen instead of a form.
 */
export function isOfThisBuild(html: string, isKept: (url: string) => boolean): boolean {
  const named = html.match(/(?:src|href)="[^"]+\.(?:js|css)"/g) ?? []
  return named.every((attribute) => isKept(attribute.replace(/^[^"]*"|"$/g, '')))
}
