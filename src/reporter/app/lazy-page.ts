import { type Component, defineAsyncComponent } from 'vue'
import { languageReady } from './language.ts'
import PageFailed from './PageFailed.vue'
import PageLoading from './PageLoading.vue'

const loaders: (() => Promise<unknown>)[] = []

/** A page that comes after the first paint, and shows itself in the chosen language only. */
export function lazyPage(load: () => Promise<{ default: Component }>): Component {
  loaders.push(load)
  return defineAsyncComponent({
    loader: async () => {
      const loaded = await load()
      await languageReady()
      return loaded.default
    },
    loadingComponent: PageLoading,
    errorComponent: PageFailed,
    delay: 150,
  })
}

/** Fetches all of them in the background: whoever goes offline now can still open them. */
export const fetchPages = (): Promise<unknown> => Promise.all(loaders.map((load) => load().catch(() => {})))
