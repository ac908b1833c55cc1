import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/contract/api.ts'
import type { Poster } from '../../src/contract/poster.ts'
import { builtCommand, run, type Serving, serve } from '../setup/command.ts'
import { countReports } from '../setup/count-reports.ts'
import { folders } from '../setup/folders.ts'
import { beginReport, newReport, putReport, type Sent } from '../setup/reporter.ts'

const CONNECTIONS = 16
const ROUNDS = 5

describe('a server that is killed', () => {
  const folder = folders()
  let command: string
  let dataDir: string
  let posters: Poster[]
  const receipts = new Map<string, { sent: Sent; receipt: string }>()
  const unanswered: Sent[] = []
  const start = () => serve(command, { DATA_DIR: dataDir, RELEASE_MINUTES: '0' })

  /** One connection: report after report, every receipt remembered, until the server is gone. */
  async function reportOn(url: string, agent: Agent, seed: number): Promise<void> {
    for (let count = seed; ; count++) {
      const sent = newReport(posters[count % posters.length] as Poster)
      unanswered.push(sent)
      const answer = await putReport(url, sent, agent).catch(() => undefined)
      if (answer === undefined) return
      expect(answer.status).toBe(201)
      receipts.set(sent.id, { sent, receipt: answer.text })
      unanswered.splice(unanswered.indexOf(sent), 1)
    }
  }

  async function killOnce(server: Serving): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
    const before = receipts.size
    const clients = Array.from({ length: CONNECTIONS }, (_, seed) => reportOn(server.url, agent, seed))
    const hungUp = setInterval(() => {
      const begun = beginReport(server.url, newReport(posters[0] as Poster))
      setImmediate(begun.hangUp)
    }, 20)
    while (receipts.size === before) await wait(5)
    await wait(Math.random() * 300)
    await server.end('SIGKILL')
    clearInterval(hungUp)
    await Promise.all(clients)
    agent.destroy()
  }

  beforeAll(async () => {
    command = builtCommand()
    dataDir = folder()
    const server = await start()
    const codes = [...server.output().stdout.matchAll(/\/p\/(\w{10})$/gm)].map(([, code = '']) => code)
    posters = await Promise.all(
      [...new Set(codes)].map(
        async (code) => (await fetch(server.url + routes.poster(code))).json() as Promise<Poster>,
      ),
    )
    await server.end()
  })

  it(`at random moments under ${CONNECTIONS} connections: what was acknowledged is there, and nothing twice`, async () => {
    for (let round = 0; round < ROUNDS; round++) await killOnce(await start())
    expect(await run(command, ['check'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, stdout: 'ok\n' })

    const server = await start()
    for (const { sent, receipt } of receipts.values())
      expect(await putReport(server.url, sent)).toEqual({ status: 200, text: receipt })
    // Those whose answer never came may be there or not; sent again, they are there once.
    const late = unanswered.splice(0)
    for (const sent of late) {
      const { status, text } = await putReport(server.url, sent)
      expect([200, 201]).toContain(status)
      receipts.set(sent.id, { sent, receipt: text })
    }
    for (const sent of late) expect((await putReport(server.url, sent)).status).toBe(200)
    expect(await server.end()).toBe(0)

    expect(receipts.size).toBeGreaterThan(ROUNDS)
    expect(await run(command, ['check'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, stdout: 'ok\n' })
    // Every report once, and nothing of those who hung up.
    const { reports, waiting } = countReports(dataDir)
    expect(reports + waiting).toBe(receipts.size)
  })
})

describe('a server that is told to stop', () => {
  const folder = folders()

  it('answers the report under way, takes no new connection, and ends with 0', async () => {
    const server = await serve(builtCommand(), { DATA_DIR: folder() })
    const code = server.output().stdout.match(/\/p\/(\w{10})$/m)?.[1] ?? ''
    const poster = (await (await fetch(server.url + routes.poster(code))).json()) as Poster
    const sent = newReport(poster)
    const begun = beginReport(server.url, sent)
    await wait(100)
    server.child.kill('SIGTERM')
    await wait(100)
    await expect(putReport(server.url, newReport(poster))).rejects.toThrow()
    expect(server.child.exitCode).toBeNull()
    begun.finish()
    expect((await begun.answer).status).toBe(201)
    expect(await server.end()).toBe(0)
    expect(server.output().stderr).toBe('')
  })
})
