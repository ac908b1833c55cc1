import { computed } from 'vue'
import type { CaseView } from '../../../../contract/staff/cases/case.ts'
import { isWithin } from '../../../../contract/staff/roles.ts'
import { useUnits } from '../../use-units.ts'

interface Choice {
  readonly code: string
  readonly name: string
}

/** Units a case may be sent to, those in charge of its place first. Of a matter only the ones that were allowed. */
export function useUnitChoices(view: () => Pick<CaseView, 'line' | 'place' | 'allowed'>) {
  const { units } = useUnits()
  const here = computed((): readonly Choice[] => {
    const { line, place, allowed } = view()
    if (line === 'burden') return (allowed ?? []).map(({ unit, name }) => ({ code: unit, name }))
    return units.value.filter((unit) => isWithin(place, unit.place))
  })
  const elsewhere = computed((): readonly Choice[] =>
    view().line === 'burden' ? [] : units.value.filter((unit) => !isWithin(view().place, unit.place)),
  )
  return { here, elsewhere }
}
