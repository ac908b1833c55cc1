import { routes } from '../../contract/api.ts'
import type { PublicState, ReportStatus } from '../../contract/status.ts'
import type { ReceiptSecrets } from '../seal/types.ts'

export type LookUp =
  | {
      readonly name: 'found'
      readonly status: ReportStatus
      readonly genuine: boolean
      readonly secrets: ReceiptSecrets
    }
  /** `id`: whose unsent follow-ups this phone can tell of without a network. */
  | { readonly name: 'unknown' | 'offline' | 'busy' | 'fault'; readonly id?: string }

/** The public states, in the order in which they are reached. */
export const ORDER: readonly PublicState[] = ['received', 'working', 'done']

const isStatus = (json: unknown): json is ReportStatus =>
  ORDER.some((state) => state === (json as ReportStatus | null)?.state) &&
  Array.isArray((json as ReportStatus).steps) &&
  Array.isArray((json as ReportStatus).replies)

/** Asks the server what became of a report. The code itself never leaves the phone: what follows from it opens the answer. */
export async function lookUp(code: string): Promise<LookUp> {
  try {
    const [{ deriveReceiptSecrets }, { recallOrigin }, { browserEnvironment, send, verifyReceipt }] = await Promise.all(
      [import('../seal/receipt-secrets.ts'), import('../queue/queue.ts'), import('../sync/sync.ts')],
    )
    const secrets = await deriveReceiptSecrets(code)
    const { id, accessKey } = secrets
    const headers = { authorization: `Bearer ${accessKey}` }
    const answer = await send({ method: 'GET', url: routes.report(id), headers }, browserEnvironment())
    if (answer.name === 'no-answer') return { name: 'offline', id }
    if (answer.status === 404 && answer.json) return { name: 'unknown', id }
    if (answer.status === 429 || answer.status === 503) return { name: 'busy', id }
    if (answer.status !== 200 || !isStatus(answer.json)) return { name: answer.json ? 'fault' : 'offline', id }
    const { receipt } = answer.json
    const serverKeys = (await recallOrigin())?.serverKeys ?? []
    const genuine = receipt?.id === id && verifyReceipt(receipt, { ...receipt, serverKeys }) === 'valid'
    return { name: 'found', status: answer.json, genuine, secrets }
  } catch {
    return { name: 'offline' }
  }
}
