import Type, { type Static } from 'typebox'

const closed = { additionalProperties: false }

/** Everything that is written down. Names are never changed: old entries carry them. */
export const AUDIT_ACTS = [
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'signed-out-everywhere',
  'password-set',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'staff-added',
  'staff-disabled',
  'staff-enabled',
  'staff-reset',
  'unit-saved',
  'keys-founded',
  'keys-rotated',
  'keys-resigned',
  'reviewer-admitted',
  'keys-recovered',
  'reports-listed',
  'report-read',
  'photo-read',
  'reply-sent',
  'report-printed',
  'report-copied',
  'tally-exported',
  'exact-tally-seen',
  'audit-read',
  'cases-listed',
  'case-read',
  'case-photo-read',
  'contact-seen',
  'case-figures-exported',
  'unit-removed',
  'routing-saved',
  'routing-removed',
  'holidays-imported',
  'template-saved',
  'template-removed',
  'webhook-set',
  'score-weight-set',
  'places-imported',
  'aliases-set',
  'parts-added',
  'posters-made',
  'poster-revoked',
  'poster-replaced',
  'sheet-texts-set',
  'emblem-set',
  'posters-printed',
  'sheet-seen',
  'trouble-settled',
] as const
export type AuditAct = (typeof AUDIT_ACTS)[number]

/**
 * Who did what to what, when. `who` is an account's name, `-` for a name nobody has, `(jianfu)` for the command on the server.
 * `subject` is a ref, an account's name or a filter; never words of a report.
 */
export const AuditEntry = Type.Object(
  {
    number: Type.Integer(),
    /** ISO instant; acts of staff have a time, reports never do. */
    at: Type.String(),
    who: Type.String(),
    act: Type.Enum([...AUDIT_ACTS]),
    subject: Type.String(),
  },
  closed,
)
export type AuditEntry = Static<typeof AuditEntry>

/** Newest first; `next` is the `before` of the next page. */
export const AuditPage = Type.Object({ entries: Type.Array(AuditEntry), next: Type.Optional(Type.Integer()) }, closed)
export type AuditPage = Static<typeof AuditPage>
