import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadEmbeddedPostgres } from './postgres-binaries.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL whose user may create databases; empty where none runs. */
    postgresUrl: string
  }
}

const PASSWORD = 'tests-only'
/** Every open store keeps connections until its file of tests is done. */
const FLAGS = ['-c', 'max_connections=400', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=']

/**
 * Vitest global setup: one PostgreSQL for the whole run. `TEST_DATABASE_URL` names one that is there; else the one from npm
 * is started in a temporary folder and stopped and deleted at the end. On a platform without its binaries the run says
 * `left out: PostgreSQL` and goes on with the other engine.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('postgresUrl', given)
    return async () => {}
  }
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  if (!EmbeddedPostgres) {
    console.log('left out: PostgreSQL')
    project.provide('postgresUrl', '')
    return async () => {}
  }

  const folder = await mkdtemp(join(tmpdir(), 'jianfu-postgres-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'jianfu',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: FLAGS,
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  })
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await openToServerUser(folder)
    await server.initialise()
    await server.start()
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL for the tests did not start:\n${log.join('')}`, { cause: error })
  }
  project.provide('postgresUrl', `postgres://jianfu:${PASSWORD}@127.0.0.1:${port}/postgres`)
  return stop
}

/** As root the server runs as another user, who must be able to pass through the folder that only we may enter by default. */
async function openToServerUser(folder: string): Promise<void> {
  if (process.getuid?.() === 0) await chmod(folder, 0o711)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
