import { onBeforeUnmount, ref, watch } from 'vue'

type PictureState = 'none' | 'drawing' | 'shown' | 'failed'

/**
 * A picture from the server, as an address for an image. The last one stays until the next is there: while somebody tries this and
 * that, nothing flickers.
 *
 * @param wanted its address with whatever else makes it another picture, or nothing
 * @param pause how long to wait whether something else is wanted, in ms
 */
export function usePicture(wanted: () => readonly [url: string, version: number] | undefined, pause = 0) {
  const address = ref('')
  const state = ref<PictureState>('none')
  let asked = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  function show(picture: Blob | undefined): void {
    URL.revokeObjectURL(address.value)
    address.value = picture ? URL.createObjectURL(picture) : ''
  }

  async function load(url: string): Promise<void> {
    const mine = ++asked
    state.value = 'drawing'
    const picture = await fetchPicture(url)
    if (mine !== asked) return
    state.value = picture ? 'shown' : 'failed'
    if (picture) show(picture)
  }

  function look(): void {
    clearTimeout(waiting)
    const now = wanted()
    if (now) waiting = setTimeout(() => load(now[0]), pause)
    else {
      asked++
      show(undefined)
      state.value = 'none'
    }
  }

  watch(() => wanted()?.join(' '), look, { immediate: true })
  onBeforeUnmount(() => {
    asked++
    clearTimeout(waiting)
    show(undefined)
  })

  return { address, state, again: look }
}

async function fetchPicture(url: string): Promise<Blob | undefined> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    return response.ok ? await response.blob() : undefined
  } catch {
    return undefined
  }
}
