import type { Actor, CaseFile, Intended, Refusal } from './types.ts'

type OfUnits = Extract<Intended, { act: 'take' | 'arrive' | 'return' | 'progress' | 'ask-extension' | 'finish' }>

const REFUSED = { name: 'move-refused' } as const

/** What a unit can do depends on where it stands in the case: nobody finishes what was not taken on, nobody arrives twice. */
export function unitRule(
  file: CaseFile,
  { act }: Pick<OfUnits, 'act'>,
  { party, unit: own }: Actor,
): Refusal | undefined {
  // A desk that answers by itself.
  if (party === 'desk') return undefined
  const unit = file.units.find((one) => one.unit === own && one.part === party)
  if (!unit) return REFUSED
  switch (act) {
    case 'take':
    case 'arrive':
      return unit.state === 'called' ? undefined : REFUSED
    case 'return':
      return unit.state === 'called' || unit.state === 'arrived' ? undefined : REFUSED
    case 'ask-extension':
      return file.extension || unit.state !== 'arrived' ? REFUSED : undefined
    case 'progress':
    case 'finish':
      return unit.state === 'arrived' ? undefined : REFUSED
  }
}
