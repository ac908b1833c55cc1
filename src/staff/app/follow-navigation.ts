import { nextTick, watch } from 'vue'
import { useRoute } from 'vue-router'
import { focusHeading } from './focus-heading.ts'
import { useTrouble } from './use-trouble.ts'
import { words } from './words.ts'

/** Says which page is open: in the title, and by the focus. Filters and the report that is open change neither. */
export function followNavigation(): void {
  const route = useRoute()
  const trouble = useTrouble()
  watch(
    () => (trouble.failedAt ? words.failed : words.pages[route.meta.page]),
    (title) => {
      document.title = title ? `${title} · ${words.brand}` : words.brand
    },
    { immediate: true },
  )
  watch([() => route.meta.page, () => trouble.failedAt], async ([page], [before]) => {
    await nextTick()
    if (before || trouble.failedAt) focusHeading()
    else if (page) scrollTo(0, 0)
  })
}
