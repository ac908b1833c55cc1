import { REPORTER_NAME } from '../../../../contract/staff/cases/events.ts'
import type { Actor } from '../../../cases/types.ts'

/** The trial's own accounts, as parties of a case. */
export const DESK: Actor = { name: '派单员', party: 'desk' }
export const COUNTY_DESK: Actor = { name: '环翠派单员', party: 'desk' }
export const REVIEWER: Actor = { name: '研判员', party: 'reviewer' }
export const SUPERVISOR: Actor = { name: '督办员', party: 'supervisor' }
export const REPORTER: Actor = { name: REPORTER_NAME, party: 'reporter' }

/** Somebody of a unit; the demo's units have one each. */
export const handlerOf = (unit: string, party: 'lead' | 'assist' = 'lead'): Actor => ({
  name: unit === 'ZJJ' ? '承办员' : `${unit}经办人`,
  party,
  unit,
})
