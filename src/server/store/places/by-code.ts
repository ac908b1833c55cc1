/** Items by their codes; of two with one code the last. A pair for each of all China's places would be thrown away at once. */
export function byCode<Item extends { readonly code: string }>(items: Iterable<Item>): Map<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) found.set(item.code, item)
  return found
}
