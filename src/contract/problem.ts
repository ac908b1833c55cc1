import Type, { type Static } from 'typebox'

/** Every error the endpoint can answer, with the status it always has. Codes are never renamed or reused: phones in the field read them. */
export const PROBLEMS = {
  'digest-missing': { status: 400, title: 'The Content-Digest header is missing' },
  'digest-malformed': { status: 400, title: 'The Content-Digest header holds no sha-256' },
  'seal-broken': { status: 400, title: 'The sealed body cannot be opened with the intake key' },
  'not-json': { status: 400, title: 'The body is not JSON in UTF-8' },
  'bad-request': { status: 400, title: 'The request is malformed' },
  'sign-in-needed': { status: 401, title: 'Nobody is signed in, or the session has ended' },
  'sign-in-refused': { status: 401, title: 'Name, password or code is wrong' },
  'code-needed': { status: 401, title: 'This account needs the code of its second factor' },
  'not-yours': { status: 403, title: 'Role or scope do not reach that far' },
  'foreign-origin': { status: 403, title: 'The request came from a page of another origin' },
  'cap-refused': { status: 403, title: 'The capability is not one of this server' },
  'pow-needed': { status: 403, title: 'A proof of work is needed' },
  'poster-mistyped': { status: 404, title: 'This code was mistyped' },
  'poster-unknown': { status: 404, title: 'This code is not known here' },
  'report-unknown': { status: 404, title: 'No report is found for this receipt code' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'invitation-spent': { status: 410, title: 'This link has expired or was used' },
  'name-taken': { status: 409, title: 'An account of this name exists' },
  'last-one': { status: 409, title: 'The last of its kind cannot be removed' },
  'keys-conflict': { status: 409, title: 'The keys have changed since they were read' },
  'message-differs': { status: 409, title: 'Another message has been filed under this name' },
  'case-conflict': { status: 409, title: 'Somebody else was faster' },
  'move-refused': { status: 409, title: 'This cannot be done to the case as it stands' },
  'second-person': { status: 409, title: 'Somebody else than the one who finished must do this' },
  'unit-refused': { status: 409, title: 'This unit cannot be sent this case' },
  'unit-busy': { status: 409, title: 'The unit has open cases' },
  'register-changed': { status: 409, title: 'The register of places has changed since it was compared' },
  'nothing-to-print': { status: 409, title: 'There is no sheet to print' },
  'run-ended': { status: 409, title: 'This print run has ended' },
  'not-closed': { status: 409, title: 'There is nothing to rate yet' },
  'rating-differs': { status: 409, title: 'This closing has been rated already' },
  'withdrawn-late': { status: 409, title: 'What has ended cannot be withdrawn' },
  'report-differs': { status: 409, title: 'Another report has been filed under this id' },
  'parts-missing': { status: 409, title: 'Pieces of the photos have not arrived' },
  'poster-revoked': { status: 410, title: 'This code has been withdrawn' },
  damaged: { status: 410, title: 'The stored bytes are damaged' },
  'report-gone': { status: 410, title: 'This report has been withdrawn or deleted' },
  'too-large': { status: 413, title: 'The body is too large' },
  'media-type': { status: 415, title: 'The media type is not taken here' },
  'cap-malformed': { status: 422, title: 'The Jianfu-Cap header is malformed' },
  'id-malformed': { status: 422, title: 'The name in the address is malformed' },
  'digest-differs': { status: 422, title: 'The body does not match its Content-Digest' },
  'part-differs': { status: 422, title: 'The bytes do not hash to their name' },
  'report-invalid': { status: 422, title: 'The report does not fit the schema' },
  'register-invalid': { status: 422, title: 'The table of places cannot be read' },
  'emblem-refused': { status: 422, title: 'This picture cannot be used as an emblem' },
  'request-invalid': { status: 422, title: 'The request does not fit the schema' },
  'too-many': { status: 429, title: 'Too many requests; wait as told' },
  fault: { status: 500, title: 'Something went wrong on the server; the report was not taken' },
  unavailable: { status: 503, title: 'The server cannot take reports now; wait as told' },
  'not-ready': { status: 503, title: "The operator's reviewers have not made their keys yet" },
} as const

export type ProblemCode = keyof typeof PROBLEMS

export const FieldError = Type.Object({ path: Type.String(), message: Type.String() })
export type FieldError = Static<typeof FieldError>

/** RFC 9457 problem details. `code` is the stable name; the members after `errors` belong to single codes. */
export const Problem = Type.Object({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.String(),
  code: Type.Enum(Object.keys(PROBLEMS) as ProblemCode[]),
  errors: Type.Optional(Type.Array(FieldError)),
  missing: Type.Optional(Type.Array(Type.String())),
  challenge: Type.Optional(Type.String()),
  difficulty: Type.Optional(Type.Integer()),
  /** Of a case-conflict: the version that is in force, and the acts since the one that was sent. */
  version: Type.Optional(Type.Integer()),
  steps: Type.Optional(Type.Array(Type.Unknown())),
  /** Of unit-busy: how many open cases the unit has. */
  open: Type.Optional(Type.Integer()),
})
export type Problem = Static<typeof Problem>
