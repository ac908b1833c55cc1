import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE_DATA_ID, type PageData } from '../../../contract/page-data.ts'
import { StartError } from '../start-error.ts'
import { embedJson } from './html.ts'

const SHELL = '<!--shell-->'
const DATA = '<!--page-data-->'

export interface Template {
  readonly styleHashes: readonly string[]
  readonly scriptHashes: readonly string[]
  /** The built page with a shell and the data it brings along. */
  render(shell: string, data?: PageData): string
}

const hashesOf = (html: string, element: RegExp): string[] =>
  [...html.matchAll(element)].map(
    ([, content = '']) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`,
  )

/** @throws StartError when the pages have not been built */
export function readTemplate(clientDir: string): Template {
  let html: string
  try {
    html = readFileSync(join(clientDir, 'index.html'), 'utf8')
  } catch {
    throw new StartError('The pages have not been built. Run "npm run build" first.')
  }
  return {
    styleHashes: hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g),
    scriptHashes: hashesOf(html, /<script>([\s\S]*?)<\/script>/g),
    render(shell, data) {
      const block = data ? `<script type="application/json" id="${PAGE_DATA_ID}">${embedJson(data)}</script>` : ''
      return html.replace(SHELL, () => shell).replace(DATA, () => block)
    },
  }
}
