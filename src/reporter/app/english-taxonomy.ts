import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'

/**
 * The English of every text of the taxonomy, by its Chinese. Pages bring the Chinese only: most phones here never need the
 * other half, and the first visit is made of bytes.
 */
export const en: ReadonlyMap<string, string> = collect(TAXONOMY, new Map())

function collect(value: unknown, found: Map<string, string>): Map<string, string> {
  if (typeof value !== 'object' || value === null) return found
  const { zh, en } = value as { zh?: unknown; en?: unknown }
  if (typeof zh === 'string' && typeof en === 'string') found.set(zh, en)
  else for (const inner of Object.values(value)) collect(inner, found)
  return found
}
