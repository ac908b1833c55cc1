import Type, { type Static } from 'typebox'
import { AGE_RECIPIENT, BASE64, DAY, HEX_32, HEX_64 } from '../encodings.ts'
import { PLACE_CODE } from '../place-code.ts'
import { ROLES } from './roles.ts'

const closed = { additionalProperties: false }

/** What somebody signs in with. Letters, digits, Chinese, dot, dash, underscore; compared in Unicode NFKC and lower case. */
export const STAFF_NAME = '^[\\p{L}\\p{N}._-]{2,32}$'
/** Random 32 hex digits. */
const id = Type.String({ pattern: HEX_32 })
const name = Type.String({ pattern: STAFF_NAME })
const place = Type.String({ pattern: PLACE_CODE })
/** Key derived from the password in the browser (`password.ts`), 32 bytes hex. */
const login = Type.String({ pattern: HEX_64 })
const salt = Type.String({ pattern: HEX_32 })
/** Six digits of the second factor. */
const code = Type.String({ pattern: '^[0-9]{6}$' })

/** `invited`: has not chosen a password yet, or an administrator has reset it. */
export const STAFF_STATES = ['invited', 'active', 'disabled'] as const

/** A reviewer's share in the reviewing identities: none made yet, waiting for a reviewer's admission, admitted. */
export const KEY_STATES = ['none', 'waiting', 'admitted'] as const

/** An account as administrators see it. */
export const StaffMember = Type.Object(
  {
    id,
    name,
    role: Type.Enum([...ROLES]),
    place,
    placeName: Type.String(),
    unit: Type.Optional(Type.String()),
    unitName: Type.Optional(Type.String()),
    state: Type.Enum([...STAFF_STATES]),
    keyState: Type.Enum([...KEY_STATES]),
    secondFactor: Type.Boolean(),
    /** Day of the last sign-in. */
    lastSeen: Type.Optional(Type.String({ pattern: DAY })),
  },
  closed,
)
export type StaffMember = Static<typeof StaffMember>

export const NewStaffMember = Type.Object(
  { name, role: Type.Enum([...ROLES]), place, unit: Type.Optional(Type.String({ maxLength: 40 })) },
  closed,
)
export type NewStaffMember = Static<typeof NewStaffMember>

/** `enable` brings a disabled account back; `reset` ends its password, its sessions, its second factor and its share in the keys. */
export const STAFF_ACTS = ['disable', 'enable', 'reset'] as const
export const StaffAct = Type.Object({ act: Type.Enum([...STAFF_ACTS]) }, closed)
export type StaffAct = Static<typeof StaffAct>

/** Answer to a new or reset account: the one-time link, shown once. */
export const Invited = Type.Object({ member: StaffMember, link: Type.String(), until: Type.String() }, closed)
export type Invited = Static<typeof Invited>

/** The token stands in the fragment of the link, so that no log and no proxy sees it. 32 bytes base64url. */
export const InvitationToken = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }, closed)
export type InvitationToken = Static<typeof InvitationToken>

/** What an invitation is good for. `founding`: its holder makes the operator's keys (the first reviewer of a production set-up). */
export const Invitation = Type.Object(
  {
    name,
    role: Type.Enum([...ROLES]),
    placeName: Type.String(),
    operator: Type.String(),
    founding: Type.Boolean(),
    until: Type.String(),
  },
  closed,
)
export type Invitation = Static<typeof Invitation>

/** A reviewer's own key pair: the public half, and the private one wrapped by the password's `wrap` key. */
export const PersonalKey = Type.Object(
  { recipient: Type.String({ pattern: AGE_RECIPIENT }), wrapped: Type.String({ pattern: BASE64, maxLength: 1024 }) },
  closed,
)
export type PersonalKey = Static<typeof PersonalKey>

/** Taking an invitation: the password's salt and login key; reviewers also bring their own key pair. */
export const Acceptance = Type.Object(
  { token: InvitationToken.properties.token, salt, login, personal: Type.Optional(PersonalKey) },
  closed,
)
export type Acceptance = Static<typeof Acceptance>

export const SaltQuestion = Type.Object({ name: Type.String({ minLength: 1, maxLength: 64 }) }, closed)
/** For an unknown name a salt that looks like any other and stays the same. */
export const SaltAnswer = Type.Object({ salt }, closed)

export const SignIn = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 64 }), login, code: Type.Optional(code) },
  closed,
)
export type SignIn = Static<typeof SignIn>

/** Who is signed in. `personal` lets the browser, which knows the password, open the reviewer's own key. */
export const Session = Type.Object(
  {
    member: StaffMember,
    operator: Type.String(),
    mode: Type.Enum(['trial', 'production']),
    root: place,
    salt,
    personal: Type.Optional(PersonalKey),
    /** Minutes without an act after which the session ends. */
    idleMinutes: Type.Integer(),
  },
  closed,
)
export type Session = Static<typeof Session>

/** A new password: the old one's login key proves that its owner asks. */
export const PasswordChange = Type.Object(
  { login, salt, newLogin: login, personal: Type.Optional(PersonalKey) },
  closed,
)
export type PasswordChange = Static<typeof PasswordChange>

/** Begin of a second factor: the secret for the authenticator, in force only after a code proved it was taken over. */
export const SecondFactorOffer = Type.Object({ secret: Type.String(), uri: Type.String() }, closed)
export type SecondFactorOffer = Static<typeof SecondFactorOffer>
export const SecondFactorProof = Type.Object({ code }, closed)
export type SecondFactorProof = Static<typeof SecondFactorProof>
/** Beginning and ending it ask for the password again: a screen left open must be enough for neither. */
export const PasswordProof = Type.Object({ login }, closed)
export type PasswordProof = Static<typeof PasswordProof>

export const SESSION = { idleMinutes: 120, absoluteHours: 12, invitationDays: 7 } as const

/** Length a password must have; nothing else is asked of it. */
export const PASSWORD_LENGTH = { least: 10, most: 256 } as const
