const PATIENCE_FRAMES = 120

/** Moves the focus to the page's heading, where a screen reader begins. A page that is still being put together is waited for. */
export function focusHeading(frames = PATIENCE_FRAMES): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading) heading.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusHeading(frames - 1))
}
