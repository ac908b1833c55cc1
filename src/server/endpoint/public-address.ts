import type { FastifyRequest } from 'fastify'
import type { SheetTextsAnswer } from '../../contract/staff/printing.ts'
import type { Context } from './context.ts'

/** Where codes and invitations lead: as the operator has set it, else as this page was asked for. */
export const addressOf = (
  { publicUrl }: Pick<Context, 'publicUrl'>,
  { protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>,
): string => publicUrl ?? `${protocol}://${host}`

/** What is wrong with printing it on walls: `local` opens on this computer alone, and without TLS (`plain`) no phone keeps the app. */
export function addressFault({
  publicUrl,
}: {
  readonly publicUrl?: string | undefined
}): SheetTextsAnswer['addressFault'] {
  if (publicUrl === undefined) return 'local'
  return publicUrl.startsWith('https:') ? undefined : 'plain'
}
