export interface Resource {
  readonly path: string
  readonly bytes: number
}

const HEADERS = { 'accept-encoding': 'br' }

async function weigh(base: string, path: string): Promise<Resource & { readonly text: string }> {
  const response = await fetch(new URL(path, base), { headers: HEADERS })
  if (!response.ok) throw new Error(`${path} answers ${response.status}`)
  const text = await response.text()
  return { path, bytes: Number(response.headers.get('content-length')), text }
}

/** Everything the first screen and the form need before they can be used: the page, its script and what that imports at once, its styles. */
export async function criticalPath(pageUrl: string): Promise<readonly Resource[]> {
  const page = await weigh(pageUrl, pageUrl)
  const links = [...page.text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)]
  const paths = [...new Set(links.map(([, path = '']) => path))]
  const assets = await Promise.all(paths.map((path) => weigh(pageUrl, path)))
  return [page, ...assets].map(({ path, bytes }) => ({ path: path === pageUrl ? 'page' : path, bytes }))
}

/** The sheet with the heaviest page: the area with the most villages. */
export async function heaviestPoster(urls: readonly string[]): Promise<string> {
  const weighed = await Promise.all(urls.map(async (url) => ({ url, ...(await weigh(url, url)) })))
  return weighed.sort((a, b) => b.bytes - a.bytes)[0]?.url ?? ''
}
