/** What pages tell the service worker. Old pages talk to new workers and the other way round: a type keeps its meaning for ever. */
export type WorkerMessage =
  /** The person agreed to the new version. */
  | { readonly type: 'activate' }
  /** Keep the page at this path for offline visits. */
  | { readonly type: 'remember-page'; readonly url: string }

export const WORKER_URL = '/service-worker.js'
export const BACKGROUND_SYNC_TAG = 'deliver'
