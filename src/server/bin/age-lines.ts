import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReadableStream, TransformStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { StartError } from '../endpoint/start-error.ts'

/**
 * Encrypts lines to recipients while they are written, into a new file that only this user may read: a few hundred kilobytes
 * are in memory, and nothing ever lies on the disk in clear.
 *
 * @param produce is given a function that takes one line at a time
 */
export async function writeAgeLines(
  file: string,
  recipients: readonly string[],
  produce: (write: (line: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const lines = new TransformStream<Uint8Array, Uint8Array>()
  const writer = lines.writable.getWriter()
  // The library's types know the browser's streams, which are the same.
  const encrypted = (await encrypter.encrypt(lines.readable as never)) as never as ReadableStream<Uint8Array>
  const written = pipeline(
    Readable.fromWeb(encrypted),
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  )
  const produced = produce((line) => writer.write(Buffer.from(`${line}\n`))).then(
    () => writer.close(),
    (error) => writer.abort(error).then(() => Promise.reject(error)),
  )
  // A failure on either side ends the other; the file's side knows the reason of both.
  const failed = (await Promise.allSettled([written, produced])).find(({ status }) => status === 'rejected')
  if (failed) throw (failed as PromiseRejectedResult).reason
}

/**
 * The lines of an age file, decrypted as they are read.
 *
 * @throws StartError when none of the identities opens it, or, while reading, when it is damaged or cut off
 */
export async function readAgeLines(file: string, identities: readonly string[]): Promise<AsyncIterable<string>> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const encrypted = ReadableStream.from(createReadStream(file)) as never
  let decrypted: ReadableStream<Uint8Array>
  try {
    decrypted = (await decrypter.decrypt(encrypted)) as never
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(
      code ? `${file} cannot be read (${code}).` : `${file} is no backup, or was made for another key than this one.`,
    )
  }
  return linesOf(file, decrypted)
}

async function* linesOf(file: string, decrypted: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let begun: string[] = []
  try {
    for await (const chunk of decrypted) {
      const [end = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n')
      begun.push(end)
      for (const next of more) {
        yield begun.join('')
        begun = [next]
      }
    }
  } catch {
    throw new StartError(`${file} is damaged or not whole. Nothing was restored.`)
  }
}
