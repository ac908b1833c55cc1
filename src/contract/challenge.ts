import Type, { type Static } from 'typebox'

/** Proof of work, the same for everybody within ten minutes, so that asking for one marks nobody. `until` is an ISO instant. */
export const Challenge = Type.Object({
  challenge: Type.String(),
  difficulty: Type.Integer({ minimum: 0, maximum: 32 }),
  until: Type.String(),
})
export type Challenge = Static<typeof Challenge>
