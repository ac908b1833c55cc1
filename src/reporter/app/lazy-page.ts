import { type Component, type FunctionalComponent, h, shallowRef } from 'vue'
import { languageReady } from './language.ts'
import PageFailed from './PageFailed.vue'
import PageLoading from './PageLoading.vue'

const loaders: (() => Promise<unknown>)[] = []

/** A part that comes after the first paint, and shows itself in the chosen language only. */
export function lazyPage<Part extends Component>(load: () => Promise<{ default: Part }>): Part {
  loaders.push(load)
  const loaded = shallowRef<Component>()
  const failed = shallowRef(false)
  let loading: Promise<void> | undefined

  function fetchIt(): void {
    failed.value = false
    loading = load()
      .then(async (part) => {
        await languageReady()
        loaded.value = part.default
      })
      .catch(() => {
        failed.value = true
      })
  }

  const Lazy: FunctionalComponent<Record<string, unknown>> = (props, { slots }) => {
    if (loaded.value) return h(loaded.value, props, slots)
    if (!loading) fetchIt()
    return failed.value ? h(PageFailed, { onRetry: fetchIt }) : h(PageLoading)
  }
  Lazy.inheritAttrs = false
  return Lazy as unknown as Part
}

/** Fetches all of them in the background: whoever goes offline now can still open them. */
export const fetchPages = (): Promise<unknown> => Promise.all(loaders.map((load) => load().catch(() => {})))
