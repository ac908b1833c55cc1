import { staffRoutes } from '../../../contract/api.ts'
import { call } from '../../app/call.ts'
import { type SealedReply, sealReply } from '../opened/seal-reply.ts'

/** Sends a reply; the same text again is the same bytes under the same name, so that it arrives once. */
export function replySender(reportRef: string, replyTo: string) {
  let prepared: { readonly text: string; readonly sealed: SealedReply } | undefined

  return async (text: string, identity: string): Promise<'sent' | 'failed' | 'refused'> => {
    if (prepared?.text !== text) prepared = { text, sealed: await sealReply(text, replyTo, identity) }
    const { mid, reply } = prepared.sealed
    const answer = await call('PUT', staffRoutes.reply(reportRef, mid), reply)
    if (answer.name === 'offline') return 'failed'
    if (answer.name === 'refused') return answer.problem.status >= 500 || answer.retryAfter ? 'failed' : 'refused'
    prepared = undefined
    return 'sent'
  }
}
