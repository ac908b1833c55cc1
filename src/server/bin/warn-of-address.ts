import type { Config } from '../endpoint/config.ts'

/** Says on stderr what is wrong with the address before codes are made that lead there. */
export function warnOfAddress({ publicUrl }: Config): void {
  if (publicUrl === undefined)
    process.stderr.write(
      'PUBLIC_URL is not set: these codes open on this computer alone. Set it before you print for others.\n',
    )
  else if (!publicUrl.startsWith('https:'))
    process.stderr.write(
      `PUBLIC_URL is ${publicUrl}, not https: phones will not keep the app for places without a network.\n`,
    )
}
