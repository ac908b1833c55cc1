import type { FastifyReply } from 'fastify'
import type { DataCipher } from '../keys/data-cipher.ts'
import { sendProblem } from '../problems.ts'

/** @returns undefined when the bytes on the disk are not those that were stored */
export function unlessDamaged(cipher: DataCipher, stored: Uint8Array, context: string): Buffer | undefined {
  try {
    return cipher.open(stored, context)
  } catch {
    return undefined
  }
}

/** Bytes of a report or a case, for the page that asked: never a download with a name. */
export const inline = (reply: FastifyReply, mediaType: string): FastifyReply =>
  reply.header('content-disposition', 'inline').type(mediaType)

export const damaged = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 'damaged', 'What lies on the disk is not what was sent. The rest of the report is not affected.')
