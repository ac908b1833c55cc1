import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Resource } from '../setup/critical-path.ts'

const filler = (bytes: number): string =>
  randomBytes(Math.max(0, Math.ceil(bytes)))
    .toString('base64')
    .slice(0, Math.max(0, bytes))

/**
 * A page of the same weight in as many files, that does nothing but show a field: what this link and this browser need for the
 * bytes alone. Links are in the HTML; the field comes with the last script, when all bytes are there.
 */
export async function floorPage(resources: readonly Resource[]): Promise<{ readonly port: number; close(): void }> {
  const [page, ...assets] = resources
  const scripts = assets.filter(({ path }) => path.endsWith('.js'))
  const styles = assets.filter(({ path }) => path.endsWith('.css'))
  const code = `document.body.insertAdjacentHTML('beforeend','<form data-testid="report-form"><input><button data-testid="submit">ok</button></form>');`
  const files = new Map<string, { readonly type: string; readonly body: string }>()
  for (const [index, { bytes }] of scripts.entries()) {
    const start = index === scripts.length - 1 ? code : ''
    files.set(`/${index}.js`, { type: 'text/javascript', body: `${start}/*${filler(bytes - start.length - 4)}*/` })
  }
  for (const [index, { bytes }] of styles.entries())
    files.set(`/${index}.css`, { type: 'text/css', body: `/*${filler(bytes - 4)}*/` })
  const links = [...files.keys()].map((path) =>
    path.endsWith('.js') ? `<script type="module" src="${path}"></script>` : `<link rel="stylesheet" href="${path}">`,
  )
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><body><p>floor <a data-testid="tile-MTG" href="#/burden/MTG">tile</a></p>${links.join('')}`
  const html = `${head}<script type="application/json">"${filler((page?.bytes ?? 0) - head.length - 50)}"</script></body></html>`
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (file) return response.writeHead(200, { 'content-type': file.type }).end(file.body)
    const isPage = request.url?.startsWith('/p/')
    return response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html' }).end(isPage ? html : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
