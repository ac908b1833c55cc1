import { routes } from '../../../contract/api.ts'
import type { ReceiptSecrets } from '../../seal/types.ts'

/** A photo of the answer, for the holder of the receipt code only: the access key goes along, so that no `<img>` can ask for it. */
export async function fetchAnswerPhoto(
  number: number,
  { id, accessKey }: Pick<ReceiptSecrets, 'id' | 'accessKey'>,
): Promise<Blob | undefined> {
  const { browserEnvironment, send } = await import('../../sync/sync.ts')
  const headers = { authorization: `Bearer ${accessKey}` }
  const answer = await send({ method: 'GET', url: routes.answerPhoto(id, number), headers }, browserEnvironment())
  if (answer.name !== 'answer' || answer.status !== 200 || !answer.contentType.startsWith('image/jpeg'))
    return undefined
  return new Blob([answer.bytes], { type: 'image/jpeg' })
}
