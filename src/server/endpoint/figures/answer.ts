import type { FastifyReply } from 'fastify'
import type { Tally, TallyFilters } from '../../../contract/staff/tally.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import { understand } from '../../tally/asked.ts'
import { dashboard } from '../../tally/dashboard.ts'
import type { PlaceTree } from '../../tally/place-tree.ts'
import type { Sources } from '../../tally/sources.ts'
import { sendProblem } from '../problems.ts'

/** Sums for a kind, and the day on which the next ones come. */
export interface Supply {
  readonly sources: Sources
  readonly next: string
}

export interface Inquiry {
  readonly filters: TallyFilters
  readonly scope: string
  readonly reads: boolean
  readonly day: string
  readonly places: PlaceTree
  readonly supplyOf: (kind: Kind) => Supply
}

export type Answer =
  | { readonly name: 'tally'; readonly tally: Tally }
  | { readonly name: 'not-yours' }
  | { readonly name: 'senseless'; readonly path: string; readonly message: string }

/** Asks all questions for one set of filters. */
export async function answer({ filters, scope, reads, day, places, supplyOf }: Inquiry): Promise<Answer> {
  const understood = understand(filters, { scope, reads, day }, places)
  if (understood.name !== 'asked') return understood
  const { sources, next } = supplyOf(understood.asked.kind)
  return { name: 'tally', tally: await dashboard(sources, understood.asked, places, { day, next, scope }) }
}

export const refuse = (reply: FastifyReply, refusal: Exclude<Answer, { name: 'tally' }>): FastifyReply =>
  refusal.name === 'not-yours'
    ? sendProblem(reply, 'not-yours', 'Ask an administrator if you need this for your work.')
    : sendProblem(reply, 'request-invalid', 'See errors, and /docs for the schema.', {
        errors: [{ path: refusal.path, message: refusal.message }],
      })
