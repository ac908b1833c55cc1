import { shallowRef } from 'vue'
import { staffRoutes } from '../../contract/api.ts'
import type { Unit } from '../../contract/staff/unit.ts'
import { call } from '../app/call.ts'

/** The units of the installation, in the order of their codes. */
export function useUnits() {
  const units = shallowRef<readonly Unit[]>([])
  void call<readonly Unit[]>('GET', staffRoutes.units).then((answer) => {
    if (answer.name === 'done') units.value = answer.body
  })
  const nameOf = (code: string): string => units.value.find((unit) => unit.code === code)?.name ?? code
  return { units, nameOf }
}
