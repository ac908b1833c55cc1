import type { Browser } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import { removeFolder, type ServerProcess } from './server-process.ts'

/** After each test of the file every phone is put away, so that none goes on sending into the next. */
export function closePhonesAfterEach(browser: () => Browser): void {
  afterEach(async () => {
    for (const context of browser().contexts()) await context.close()
  })
}

/** After the last test browser, server and folder are gone, also when the start failed half-way. */
export function endAfterAll(
  folder: string,
  started: () => { readonly browser?: Browser | undefined; readonly server: ServerProcess | undefined },
): void {
  afterAll(async () => {
    const { browser, server } = started()
    await browser?.close()
    await server?.stop()
    removeFolder(folder)
  })
}
