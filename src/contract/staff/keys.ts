import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64, HEX_32 } from '../encodings.ts'
import { SignedKeys } from '../signed-keys.ts'

const closed = { additionalProperties: false }
const recipient = Type.String({ pattern: AGE_RECIPIENT })
const id = Type.String({ pattern: HEX_32 })
/** base64 of a binary age file that holds one reviewing identity (`AGE-SECRET-KEY-1…`), sealed to one holder. */
const share = Type.String({ pattern: BASE64, maxLength: 4096 })

/** A generation of the reviewing identity. Reports are sealed to the newest; older ones open older reports. */
export const Generation = Type.Object(
  { number: Type.Integer({ minimum: 1 }), recipient, share: Type.Optional(share) },
  closed,
)
export type Generation = Static<typeof Generation>

/** A reviewer as others see him when keys are at stake. `generations`: numbers of the identities he has a share of. */
export const KeyHolder = Type.Object(
  {
    id,
    name: Type.String(),
    recipient: Type.Optional(recipient),
    generations: Type.Array(Type.Integer()),
    active: Type.Boolean(),
  },
  closed,
)
export type KeyHolder = Static<typeof KeyHolder>

/**
 * Keys of the operator as a signed-in reviewer gets them. `signed` is absent until the first reviewer has made them. `recovery`
 * is the printed key's public half with its shares; `unsigned` is what the root key has to sign next: the server's keys of today.
 */
export const OperatorKeys = Type.Object(
  {
    signed: Type.Optional(SignedKeys),
    unsigned: Type.Object({ intakeKey: recipient, serverKeys: Type.Array(Type.String({ pattern: BASE64 })) }, closed),
    generations: Type.Array(Generation),
    recovery: Type.Optional(
      Type.Object({ recipient, shares: Type.Array(Type.Object({ number: Type.Integer(), share }, closed)) }, closed),
    ),
    holders: Type.Array(KeyHolder),
    /** A reviewer has been withdrawn since the newest identity was made: rotate. */
    rotationDue: Type.Boolean(),
  },
  closed,
)
export type OperatorKeys = Static<typeof OperatorKeys>

/** The first reviewer's browser has made identity, recovery key and root key. Taken once. */
export const Founding = Type.Object(
  { signed: SignedKeys, recovery: recipient, recoveryShare: share, ownShare: share },
  closed,
)
export type Founding = Static<typeof Founding>

/** A new identity: shares for every admitted reviewer who stays and for the recovery key, signed by the root key. */
export const Rotation = Type.Object(
  {
    /** Number of the newest identity this one follows. */
    after: Type.Integer({ minimum: 1 }),
    signed: SignedKeys,
    recoveryShare: share,
    shares: Type.Array(Type.Object({ holder: id, share }, closed), { minItems: 1 }),
  },
  closed,
)
export type Rotation = Static<typeof Rotation>

/** Shares of all identities for a reviewer whose key's fingerprint was compared by voice; `recipient` is the key it was compared for. */
export const Admission = Type.Object(
  {
    holder: id,
    recipient,
    shares: Type.Array(Type.Object({ number: Type.Integer(), share }, closed), { minItems: 1 }),
  },
  closed,
)
export type Admission = Static<typeof Admission>

/**
 * Shares for oneself. `proof`: Ed25519 by the root key over `recoveryMessage`, base64. Without the printed page nobody can pass
 * for a holder, and so make the last true one removable.
 */
export const Recovery = Type.Object(
  { ...Admission.properties, proof: Type.String({ pattern: BASE64, minLength: 88, maxLength: 88 }) },
  closed,
)
export type Recovery = Static<typeof Recovery>

/** What the root key signs for somebody who takes shares with the printed page. */
export const recoveryMessage = ({ holder, recipient }: Pick<Admission, 'holder' | 'recipient'>): string =>
  ['jianfu/recovery/1', holder, recipient].join('\n')

/** The server has changed its own keys: the root key signs them again, the reviewing identity stays. */
export const Resigning = Type.Object({ signed: SignedKeys }, closed)
export type Resigning = Static<typeof Resigning>
