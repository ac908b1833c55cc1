import Type, { type Static } from 'typebox'
import { PLACE_LEVELS } from '../place-code.ts'

const closed = { additionalProperties: false }

/** Places directly below one, for choosing; in register order. */
export const PlaceChoices = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String(), level: Type.Enum([...PLACE_LEVELS]) }, closed),
    path: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, closed)),
    children: Type.Array(
      Type.Object({ code: Type.String(), name: Type.String(), level: Type.Enum([...PLACE_LEVELS]) }, closed),
    ),
  },
  closed,
)
export type PlaceChoices = Static<typeof PlaceChoices>
