import type { FastifyRequest } from 'fastify'
import type { SheetTextsAnswer } from '../../../../contract/staff/posters.ts'
import type { Context } from '../../context.ts'

/** Where codes lead: as the operator has set it, else as this page was asked for. */
export const addressOf = (
  { publicUrl }: Pick<Context, 'publicUrl'>,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => publicUrl ?? `${protocol}://${host}`

/** What is wrong with printing it on walls. */
export function addressFault({ publicUrl }: Pick<Context, 'publicUrl'>): SheetTextsAnswer['addressFault'] {
  if (publicUrl === undefined) return 'local'
  return publicUrl.startsWith('https:') ? undefined : 'plain'
}
