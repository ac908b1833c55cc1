import type { Config } from '../endpoint/config.ts'
import { addressFault } from '../endpoint/public-address.ts'

/** Says on stderr what is wrong with the address before codes are made that lead there. */
export function warnOfAddress({ publicUrl }: Config): void {
  const sentences = {
    local: 'PUBLIC_URL is not set: these codes open on this computer alone. Set it before you print for others.',
    plain: `PUBLIC_URL is ${publicUrl}, not https: phones will not keep the app for places without a network.`,
  }
  const fault = addressFault({ publicUrl })
  if (fault) process.stderr.write(`${sentences[fault]}\n`)
}
