import { nextTick, type WatchSource, watch } from 'vue'

/**
 * Whoever followed a link with the keyboard stood on something that may be gone with the old figures: then the focus goes to
 * `home`, not to the top of the page. Nobody who had no focus is given one.
 */
export function useKeptFocus(figures: WatchSource, home: () => HTMLElement | null | undefined): void {
  watch(figures, async () => {
    const had = document.activeElement !== document.body
    await nextTick()
    if (had && document.activeElement === document.body) home()?.focus({ preventScroll: true })
  })
}
