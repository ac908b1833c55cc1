import Type, { type Static } from 'typebox'
import { PLACE_CODE } from '../place-code.ts'

const closed = { additionalProperties: false }

export const UNIT_CODE = '^[A-Z0-9][A-Z0-9-]{1,39}$'

/** A department, company or town that handles what is dispatched to it. */
export const Unit = Type.Object(
  {
    code: Type.String({ pattern: UNIT_CODE }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    place: Type.String({ pattern: PLACE_CODE }),
  },
  closed,
)
export type Unit = Static<typeof Unit>
