import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, HTTPMethods } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { SESSION } from '../../../contract/staff/account.ts'
import type { Role } from '../../../contract/staff/roles.ts'
import type { StaffRow } from '../../store/staff/types.ts'
import type { Context } from '../context.ts'
import { PROBLEM_ANSWER, sendProblem } from '../problems.ts'
import { sessionOf } from './session-cookie.ts'

/** Who asks. `token` is the SHA-256 of the session's token, as the store knows it. */
export interface Signed {
  readonly member: StaffRow
  readonly token: Uint8Array
}

interface StaffSchema {
  readonly summary: string
  readonly body?: TSchema
  readonly params?: TSchema
  readonly querystring?: TSchema
  readonly response?: Readonly<Record<number, unknown>>
}
type Part<Schema, Name extends string> = Schema extends { readonly [Key in Name]: infer Shape extends TSchema }
  ? Static<Shape>
  : unknown
type RequestOf<Schema> = FastifyRequest<{
  Body: Part<Schema, 'body'>
  Params: Part<Schema, 'params'>
  Querystring: Part<Schema, 'querystring'>
}>

interface OpenRoute<Schema extends StaffSchema> {
  readonly method: HTTPMethods
  readonly url: string
  readonly schema: Schema
  readonly handle: (request: RequestOf<Schema>, reply: FastifyReply) => unknown
}

interface StaffRoute<Schema extends StaffSchema> extends Omit<OpenRoute<Schema>, 'handle'> {
  /** Who may ask at all; how far a role reaches is asked of `member.place` by the route. */
  readonly roles: readonly Role[] | 'signed-in'
  readonly handle: (request: RequestOf<Schema>, reply: FastifyReply, signed: Signed) => unknown
}

type GuardContext = Pick<Context, 'store' | 'clock' | 'publicUrl'>
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/**
 * Declares routes for people who are signed in: the only way to have a staff route, so that none can forget to ask. All checks
 * come before the body is read. A foreign origin is refused first, whoever asks: it has no business to learn more.
 */
export function staffRoutesOf(app: FastifyInstance, context: GuardContext) {
  const open = openRoutesOf(app, context)
  const signed = new WeakMap<FastifyRequest, Signed>()
  const admit =
    (roles: StaffRoute<StaffSchema>['roles']): Check =>
    async (request, reply) => {
      const token = sessionOf(request)
      const member = token && (await context.store.staff.session(token, now(context), SESSION.idleMinutes))
      if (!member) return sendProblem(reply, 'sign-in-needed', 'Sign in, then ask again.')
      if (roles !== 'signed-in' && !roles.includes(member.role)) return notYours(reply)
      signed.set(request, { member, token })
    }
  return <const Schema extends StaffSchema>({ roles, handle, ...route }: StaffRoute<Schema>): void =>
    open(
      { ...route, handle: (request, reply) => handle(request, reply, signed.get(request as FastifyRequest) as Signed) },
      admit(roles),
    )
}

const now = ({ clock }: GuardContext): string => clock.now().toISOString()

/** Declares routes for people who are about to sign in. */
export function openRoutesOf(app: FastifyInstance, { publicUrl }: GuardContext) {
  const own: Check = async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!isSafe(request.method) && !isOwnOrigin(request, publicUrl))
      return sendProblem(reply, 'foreign-origin', 'Open the staff pages of this server and try again there.')
  }
  return <const Schema extends StaffSchema>(
    { method, url, schema, handle }: OpenRoute<Schema>,
    ...checks: readonly Check[]
  ): void =>
    void app.route({
      method,
      url,
      schema: { ...schema, response: { ...schema.response, '4xx': PROBLEM_ANSWER } } as FastifySchema,
      // The schemas are for readers: a serializer made of them would drop what they do not name without a word.
      serializerCompiler: () => JSON.stringify,
      onRequest: [own, ...checks],
      handler: async (request, reply) => handle(request as RequestOf<Schema>, reply),
    })
}

/** Refuses what role or scope does not reach. */
export const notYours = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'not-yours', 'Ask an administrator if you need this for your work.')

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * Browsers put the page's origin on every unsafe request and let no page change it. What comes without one is refused too: no
 * browser of today leaves it out. (Sec-Fetch headers are not sent over plain http.)
 */
function isOwnOrigin({ headers, host }: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin } = headers
  // Where there is https, a page that came without it may be anybody's on the way, and older browsers send it the cookies.
  const isPlain = origin === `http://${host}` && !publicUrl?.startsWith('https:')
  return origin !== undefined && (isPlain || origin === `https://${host}` || origin === publicUrl)
}
