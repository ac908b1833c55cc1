#!/usr/bin/env node
// The command's front door: builds what is missing or older than its sources, then hands over to the built command.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const built = {
  client: join(root, 'dist/client/index.html'),
  staff: join(root, 'dist/staff/index.html'),
  server: join(root, 'dist/server/main.js'),
}

const newest = (path) => {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'].map((name) => join(root, name))
const isStale = (path) =>
  !existsSync(path) || sources.some((source) => existsSync(source) && newest(source) > statSync(path).mtimeMs)

if (existsSync(join(root, 'vite.config.ts')) && Object.values(built).some(isStale)) {
  process.stderr.write('Building the pages and the server; this takes a few seconds.\n')
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  for (const args of [
    ['build'],
    ['build', '-c', 'src/staff/vite.config.ts'],
    ['build', '--ssr', 'src/server/bin/main.ts'],
  ]) {
    const { status } = spawnSync(process.execPath, [vite, ...args, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    })
    if (status !== 0) {
      process.stderr.write('The build failed; see the lines above. If packages are missing, run "npm ci".\n')
      process.exit(1)
    }
  }
}
await import(pathToFileURL(built.server).href)
