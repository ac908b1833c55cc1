import type { PageAnswerer } from '../../../src/reporter/worker/answer-page.ts'

/** The caches of an origin, as far as pages need them. */
function fakeCaches(): CacheStorage {
  const stores = new Map<string, Map<string, Response>>()
  return {
    async open(name: string) {
      const store = stores.get(name) ?? new Map<string, Response>()
      stores.set(name, store)
      return {
        match: async (path: string) => store.get(path)?.clone(),
        put: async (path: string, response: Response) => void store.set(path, response),
        delete: async (path: string) => store.delete(path),
      } as unknown as Cache
    },
    delete: async (name: string) => stores.delete(name),
  } as unknown as CacheStorage
}

export const htmlPage = (text: string, status = 200, type = 'text/html; charset=utf-8'): Response =>
  new Response(text, { status, headers: { 'content-type': type, 'content-security-policy': "default-src 'self'" } })

export const PAGE = '<script type="module" src="/assets/app-abc.js"></script><link href="/assets/a.css">'
export const OLD_PAGE = '<script type="module" src="/assets/app-old.js"></script>'

/** A worker whose build consists of two files; `network` answers its own fetches. */
export function fakeWorker(
  network: (path: string) => Promise<Response>,
): PageAnswerer & { later: unknown; done(): Promise<unknown> } {
  const work: Promise<unknown>[] = []
  return {
    caches: fakeCaches(),
    fetch: (path) => network(path),
    isKept: (url) => ['/assets/app-abc.js', '/assets/a.css'].includes(url),
    shell: async () => htmlPage('shell'),
    later: (promise) => void work.push(promise),
    done: () => Promise.all(work),
  }
}
