import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'

/** Every text of the taxonomy by its Chinese. Equal Chinese has equal English: a test of the contract holds it to that. */
export function englishCategories(): ReadonlyMap<string, string> {
  const english = new Map<string, string>()
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    const { zh, en } = value as { zh?: unknown; en?: unknown }
    if (typeof zh === 'string' && typeof en === 'string') english.set(zh, en)
    else for (const inner of Object.values(value)) collect(inner)
  }
  collect(TAXONOMY)
  return english
}
