import { HEADERS, MEDIA, routes } from '../../contract/api.ts'
import { markPartSent, type QueueItem, readPart } from '../queue/queue.ts'
import { digestHeader } from './digest-header.ts'
import type { SyncEnvironment } from './environment.ts'
import { judgeAnswer, type Verdict } from './judge-answer.ts'
import { keep, type Quarantine } from './outcome.ts'
import { send } from './transport.ts'

/**
 * Sends what is still to be sent of an item: its unsent pieces, then the report. Stops at the first answer that is no success.
 *
 * @param work value of `Jianfu-Pow`, when the server asked for it
 */
export async function sendOnce(
  environment: SyncEnvironment,
  item: QueueItem,
  work: string | undefined,
): Promise<Verdict | Quarantine> {
  for (const { sha256, sent } of item.parts) {
    if (sent) continue
    const verdict = await sendPart(environment, item, sha256)
    if (verdict !== 'arrived') return verdict
    await markPartSent(item.key, sha256)
  }
  const answer = await send(
    {
      method: 'PUT',
      url: routes.report(item.id),
      headers: {
        'content-type': MEDIA.sealed,
        [HEADERS.digest]: digestHeader(item.digest),
        [HEADERS.capability]: item.cap ?? '',
        ...(work !== undefined && { [HEADERS.work]: work }),
      },
      body: item.body,
    },
    environment,
  )
  return judgeAnswer(answer, environment.now())
}

async function sendPart(
  environment: SyncEnvironment,
  item: QueueItem,
  sha256: string,
): Promise<'arrived' | Verdict | Quarantine> {
  const body = await readPart(item.key, sha256)
  if (!body) return { name: 'quarantine', status: 0, code: 'part-lost', detail: 'a piece of a photo is gone' }
  const headers = { 'content-type': MEDIA.part, [HEADERS.capability]: item.cap ?? '' }
  const answer = await send({ method: 'PUT', url: routes.part(sha256), headers, body }, environment)
  const verdict = judgeAnswer(answer, environment.now())
  if (verdict.name !== 'success') return verdict
  // Only 201 is ours; a portal's 200 page believed here would cost one more round, the server names missing pieces again.
  return verdict.status === 201 ? 'arrived' : keep('not-our-answer')
}
