import type { Report } from '../../contract/report.ts'
import type { Answers, ReceiptSecrets } from './types.ts'

type Common = Pick<
  Report,
  'version' | 'place' | 'poster' | 'level' | 'category' | 'subtypes' | 'period' | 'wishes' | 'accessHash'
> & { issuerLevel?: NonNullable<Report['issuerLevel']>; issuer?: string }

/** What burden and grid reports say alike. Nothing ticked, nothing sent: an empty list would only add to what can be compared. */
export function commonFields(answers: Answers, secrets: ReceiptSecrets): Common {
  return {
    version: 1,
    ...answers.origin,
    category: answers.category,
    ...(answers.subtypes.length > 0 && { subtypes: [...new Set(answers.subtypes)] }),
    ...(answers.issuerLevel && { issuerLevel: answers.issuerLevel as NonNullable<Report['issuerLevel']> }),
    ...(answers.issuer && { issuer: answers.issuer }),
    ...(answers.period && { period: answers.period as NonNullable<Report['period']> }),
    ...(answers.wishes.length > 0 && { wishes: [...new Set(answers.wishes)] }),
    accessHash: secrets.accessHash,
  }
}

/**
 * The numbers that were really given, each through `shape`; an emptied field leaves NaN behind, which JSON would turn into null.
 * A loop, because `Object.fromEntries` is missing on the oldest phones.
 */
export function givenQuantities(
  quantities: Answers['quantities'],
  shape: (value: number) => number = (value) => value,
): Record<string, number> {
  const given: Record<string, number> = {}
  for (const [key, value] of Object.entries(quantities)) if (Number.isFinite(value)) given[key] = shape(value)
  return given
}
