import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Modules the first script imports at once. Left to itself the bundler would split off what later chunks share with it. */
const CRITICAL = [
  /node_modules\/(@vue|vue|pinia)\//,
  /vite\/preload-helper|rolldown:runtime|plugin-vue:export-helper/,
  /src\/contract\/(iso7064|poster-code|random-digits|api|testids|limits|page-data|quantity-class)\.ts/,
  /src\/reporter\/app\/(?!.*words\.en)(main|App|language|location|use-(elder|location|session)|words|remembered|polyfills|app\.css)/,
]
const isCritical = (id: string): boolean => CRITICAL.some((pattern) => pattern.test(id))

/** Runs before the first paint, so that large type does not jump in afterwards. Its hash stands in the Content-Security-Policy. */
const EARLY_SCRIPT = `try{localStorage.getItem('elder')==='1'&&document.documentElement.setAttribute('data-elder','')}catch(e){}`

/** Puts the styles of the first screen into the page itself: it is painted when the HTML is there. */
function inlineShell(): Plugin {
  const minified = () =>
    ['src/ui/colours.css', 'src/reporter/app/shell.css']
      .map((path) => readFileSync(here(path), 'utf8'))
      .join('')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};:,>]) ?/g, '$1')
      .replace(/;}/g, '}')
      .trim()
  return {
    name: 'inline-shell',
    transformIndexHtml: (html) =>
      html
        .replace('<!--shell-style-->', () => `<style>${minified()}</style>`)
        .replace('<!--early-script-->', () => `<script>${EARLY_SCRIPT}</script>`),
  }
}

/**
 * The little that the first script adds to the shell's styles goes into the page too: as a file of its own it would take the
 * one open connection, and the script would wait for another.
 */
function inlineStyles(): Plugin {
  return {
    name: 'inline-styles',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        html.replace(/\s*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g, (link, name: string) => {
          const file = bundle[name]
          return file?.type === 'asset' ? `<style>${String(file.source).trim()}</style>` : link
        }),
    },
  }
}

/** Compresses what the server hands out as it is, once and at full strength. */
export function precompress(folder: string): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    closeBundle: {
      sequential: true,
      order: 'post',
      async handler() {
        // Also called after a failed build, whose own error is the one to show.
        if (!existsSync(folder)) return
        for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile() || !/\.(js|css|svg|json|webmanifest)$/.test(entry.name)) continue
          const path = join(entry.parentPath, entry.name)
          const bytes = await readFile(path)
          const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
          await writeFile(`${path}.br`, brotliCompressSync(bytes, { params }))
          await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        }
      },
    },
  }
}

/** Half of the sealing library is post-quantum recipients, which nobody here can open yet; the pages do without. */
export const withoutPostQuantum = [/^@noble\/post-quantum\/hybrid\.js$/, /^@noble\/curves\/nist\.js$/].map((find) => ({
  find,
  replacement: here('src/crypto/no-post-quantum.ts'),
}))

/** Whoever starts the build, a test among them: what is built is what is delivered, without the libraries' warnings and devtools. */
export function buildForDelivery(): Plugin {
  return {
    name: 'build-for-delivery',
    apply: 'build',
    config: () => {
      process.env.NODE_ENV = 'production'
    },
  }
}

export default defineConfig(({ isSsrBuild, command }) => ({
  resolve: isSsrBuild ? {} : { alias: withoutPostQuantum },
  publicDir: isSsrBuild ? false : 'public',
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  plugins: isSsrBuild
    ? []
    : [
        buildForDelivery(),
        vue(),
        inlineShell(),
        inlineStyles(),
        VitePWA({
          strategies: 'injectManifest',
          srcDir: 'src/reporter/worker',
          filename: 'service-worker.ts',
          injectRegister: false,
          manifest: false,
          injectManifest: {
            globPatterns: ['assets/*.{js,css}', '*.{svg,html,webmanifest}'],
            globIgnores: ['index.html'],
            additionalManifestEntries: [],
          },
        }),
        ...(command === 'build' ? [precompress(here('dist/client'))] : []),
      ],
  build: isSsrBuild
    ? { outDir: 'dist/server', emptyOutDir: true, target: 'node20', minify: false, sourcemap: true }
    : {
        outDir: 'dist/client',
        emptyOutDir: true,
        target: ['chrome64', 'safari12'],
        cssTarget: ['chrome64', 'safari12'],
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        // One file for what the first screen and the form need: every further one costs a round trip on a bad link.
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: 'main', test: isCritical }] } },
          // The page that explains the schema uses a literal of 2018; so does the sealing itself (see docs/decisions/0012).
          onLog: (level, log, handle) => log.code !== 'TOLERATED_TRANSFORM' && handle(level, log),
        },
        reportCompressedSize: false,
      },
  server: { port: 5173, proxy: { '/api': 'http://localhost:8080', '/openapi.json': 'http://localhost:8080' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/fixtures/**', 'test/browser/**'],
          globalSetup: ['test/setup/postgres.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Each file has a server, a port and a folder of its own. More browsers at once would wait for each other's cores.
          maxWorkers: 2,
          globalSetup: ['test/setup/browser.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}))
