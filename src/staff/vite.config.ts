import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { buildForDelivery, precompress, withoutPostQuantum } from '../../vite.config.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const outDir = here('../../dist/staff')

/** A build of its own: what staff need must never weigh on a reporter's phone, where Vue is tree-shaken for the form alone. */
export default defineConfig(({ command }) => ({
  root: here('.'),
  base: '/staff/',
  publicDir: false,
  resolve: { alias: withoutPostQuantum },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  plugins: [buildForDelivery(), vue(), ...(command === 'build' ? [precompress(outDir)] : [])],
  build: {
    outDir,
    emptyOutDir: true,
    // Office PCs run Chromium kernels from 80 on.
    target: ['chrome80', 'safari14'],
    cssTarget: ['chrome80', 'safari14'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  server: { port: 5174, proxy: { '/api': 'http://localhost:8080' } },
}))
