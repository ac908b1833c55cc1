/// <reference lib="webworker" />
import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { PAGES } from '../../contract/api.ts'
import { BACKGROUND_SYNC_TAG, type WorkerMessage } from '../sync/worker-messages.ts'
import { answerAsset } from './answer-asset.ts'
import { answerPage } from './answer-page.ts'
import { buildId } from './build-id.ts'
import { deliverInBackground } from './deliver-in-background.ts'
import { pagePath } from './page-path.ts'
import { keepPage, type PageKeeper } from './pages.ts'

declare const self: ServiceWorkerGlobalScope

const files = self.__WB_MANIFEST as { url: string; revision: string | null }[]
const precache = new PrecacheController()
precache.addToCacheList([
  ...files.filter(({ url }) => !/^\/?index\.html$/.test(url)),
  { url: PAGES.start, revision: buildId(JSON.stringify(files)) },
])
const keeper: PageKeeper = {
  caches: self.caches,
  fetch: (url, init) => fetch(url, init),
  isKept: (url) => precache.getCacheKeyForURL(url) !== undefined,
}
let isFirst = false

self.addEventListener('install', (event) => {
  isFirst = self.registration.active === null
  // Rejects when one file is missing: a half-filled cache is never activated, the old version goes on.
  event.waitUntil(precache.install(event))
})

self.addEventListener('activate', (event) => {
  // The first worker takes the page that brought it along; a later one waits until the person agrees.
  event.waitUntil(Promise.all([precache.activate(event), isFirst && self.clients.claim()]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  // Reports never pass through here: WebKit sends the bodies of re-issued requests empty.
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  const path = pagePath(url)
  if (path === undefined) {
    if (keeper.isKept(url.href)) event.respondWith(answerAsset(request, (kept) => precache.matchPrecache(kept)))
  } else if (request.mode === 'navigate') {
    const shell = () => precache.matchPrecache(PAGES.start)
    const later = (work: Promise<unknown>) => event.waitUntil(work)
    event.respondWith(answerPage({ ...keeper, shell, later }, request, path))
  }
})

self.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage
  if (message?.type === 'activate') event.waitUntil(self.skipWaiting())
  if (message?.type === 'remember-page') {
    const path = pagePath(new URL(message.url, self.location.origin))
    if (path !== undefined) event.waitUntil(keepPage(keeper, path).catch(() => {}))
  }
})

self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as ExtendableEvent & { readonly tag: string }
  if (tag === BACKGROUND_SYNC_TAG) waitUntil.call(event, deliverInBackground(self.clients))
})
