import { chromiumPath } from './chromium.ts'

/** Before the first file: where the browser comes from npm it is unpacked here, never by two files at once. */
export async function setup(): Promise<void> {
  await chromiumPath()
}
