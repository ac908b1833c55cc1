import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { chromiumPath, FLAGS } from './chromium.ts'

export interface KillableChromium {
  readonly context: BrowserContext
  /** SIGKILL to the browser and all its processes: what is not on the disk is gone. */
  kill(): Promise<void>
}

/** A browser that keeps everything in `profile`, as a phone does, and can be killed like one whose battery falls out. */
export async function startKillableChromium(profile: string): Promise<KillableChromium> {
  const portFile = join(profile, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const args = [
    '--headless',
    ...FLAGS,
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--accept-lang=zh-CN',
  ]
  // A process group of its own, so that its helpers can be killed with it.
  const child = spawn(await chromiumPath(), [...args, 'about:blank'], { detached: true, stdio: 'ignore' })
  const gone = once(child, 'exit')
  const port = await readPort(portFile)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const [context] = browser.contexts()
  if (!context) throw new Error('the browser has no profile')
  context.setDefaultTimeout(20_000)
  return {
    context,
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      await gone
      await browser.close().catch(() => {})
    },
  }
}

async function readPort(file: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const [port] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
    if (port) return port
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the browser did not start')
}
