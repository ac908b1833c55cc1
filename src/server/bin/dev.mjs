// `npm run dev`: the server on 8080 and, in front of it, the pages with hot reload on 5173.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
const children = [[join(here, 'jianfu.mjs'), 'serve'], [vite]].map((args) =>
  spawn(process.execPath, args, { stdio: 'inherit' }),
)
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill()
    process.exitCode ??= code ?? 1
  })
