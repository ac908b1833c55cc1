import { describe, expect, it } from 'vitest'
import { PAGES, routes } from '../../src/contract/api.ts'
import { endpoints } from '../setup/endpoint.ts'
import { aBurden, accessKey, aGrid, fileReport, newId, putPart, refusal } from '../setup/reports.ts'

/** What a run brings along and no line may hold. */
const TRACES = {
  address: '203.0.113.77',
  agent: 'TraceableAgent/1.0',
  referrer: 'https://referrer.example/page',
  words: '不能出现在日志里的话',
  contact: '13912345678',
  query: 'traceable-query',
}
const headers = {
  'user-agent': TRACES.agent,
  'x-forwarded-for': TRACES.address,
  referer: TRACES.referrer,
  cookie: 'traceable=1',
}

describe('the log', () => {
  const start = endpoints()

  async function run(trustProxy: boolean) {
    const endpoint = await start({ trustProxy })
    const { app, burden, grid } = endpoint
    const [id, { key, accessHash }] = [newId(), accessKey()]
    const inject = (url: string, more: Record<string, string> = {}) =>
      app.inject({ url, remoteAddress: TRACES.address, headers: { ...headers, ...more } })
    await inject(`${PAGES.poster(burden.code)}?${TRACES.query}`)
    await inject(routes.poster(grid.code))
    await inject('/nothing/there')
    await inject('/%zz')
    await inject(`/p/${TRACES.query}`)
    for (const sealed of [false, true])
      await fileReport(endpoint, aBurden(endpoint, { accessHash }), { sealed, headers })
    await fileReport(endpoint, aGrid(endpoint, { text: TRACES.words, contact: TRACES.contact, accessHash }), {
      id,
      headers,
    })
    await fileReport(endpoint, aGrid(endpoint, { text: TRACES.words, more: 1 }), { headers })
    await fileReport(endpoint, {}, { body: TRACES.words, headers })
    await putPart(endpoint, Buffer.from(TRACES.words))
    await inject(routes.report(id), { authorization: `Bearer ${key}` })
    return { endpoint, inject, secrets: [id, key, accessHash, burden.code, grid.code] }
  }
  const expectNoTrace = (logs: readonly string[], more: readonly string[]) => {
    const text = logs.join('')
    for (const trace of [...Object.values(TRACES), 'traceable', '127.0.0.1', ...more]) expect(text).not.toContain(trace)
  }

  it.each([false, true])('of a run holds nothing of it (behind a proxy: %s)', async (trustProxy) => {
    const { endpoint, secrets } = await run(trustProxy)
    expectNoTrace(endpoint.logs, secrets)
    expect(endpoint.logs.filter((line) => /req|GET|PUT/.test(line))).toEqual([])
  })

  it('of a fault names its kind and its place in the code, not what it was about', async () => {
    const { endpoint, inject, secrets } = await run(false)
    const { store } = endpoint
    const quoting = () => {
      throw Object.assign(new Error(`invalid value "${TRACES.words}" from ${TRACES.address} ${secrets.join(' ')}`), {
        code: 'X1',
      })
    }
    Object.assign(store.reports, { add: quoting, find: quoting, status: quoting })
    Object.assign(store.posters, { version: quoting })
    Object.assign(store.parts, { put: quoting })
    const before = endpoint.logs.length
    const answers = [
      await fileReport(endpoint, aGrid(endpoint, { text: TRACES.words, contact: TRACES.contact }), { headers }),
      await inject(routes.poster(endpoint.burden.code)),
      await inject(routes.report(newId())),
      await putPart(endpoint, Buffer.from('x')),
    ]
    for (const answer of answers) {
      expect(refusal(answer)).toBe('500 fault')
      expect(answer.headers['retry-after']).toMatch(/^[0-9]+$/)
      expectNoTrace([answer.body], secrets)
    }
    const lines = endpoint.logs.slice(before)
    expect(lines).toHaveLength(answers.length)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 50, err: { type: 'Error', code: 'X1' }, msg: 'fault' })
      expect(JSON.parse(line).err.stack).toMatch(/^\s+at /)
    }
    expectNoTrace(lines, secrets)
  })

  it('keeps quiet about an error whoever logs it, and however', async () => {
    const { app, logs } = await start()
    const error = new Error(TRACES.words)
    app.log.error(error)
    app.log.error({ err: error })
    app.log.warn({ err: error }, error.message)
    app.log.error({ err: error, req: { url: TRACES.query }, res: {} }, 'words of our own')
    expectNoTrace(logs, [])
    expect(logs.slice(-4).map((line) => JSON.parse(line).msg)).toEqual(['fault', 'fault', 'fault', 'words of our own'])
  })
})
