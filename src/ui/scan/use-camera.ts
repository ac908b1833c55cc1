import { onBeforeUnmount, onMounted, type Ref, ref, shallowRef } from 'vue'
import { type Camera, openCamera } from './camera.ts'
import { openReader } from './code-reader.ts'
import { middleOf, pixelsOf } from './pixels.ts'
import type { CameraFault, CodeReader } from './types.ts'

/** A frame is looked at whole at this size, and its middle as it is. */
const FRAME_SIDE = 800
const PATIENCE_MS = 120
const PAUSE_MS = 120
/** After a code was seen: time to read what is said about it, and to move the phone. */
const SEEN_PAUSE_MS = 1_500

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Shows the camera in `video` and looks for codes as long as the component is on screen. No camera and no lamp stay on behind a
 * page that is hidden or left, also when the camera is granted only afterwards.
 */
export function useCamera(video: Ref<HTMLVideoElement | null>, onText: (text: string) => void) {
  const state = ref<'starting' | 'looking' | CameraFault>('starting')
  const camera = shallowRef<Camera>()
  const lit = ref(false)
  let reader: CodeReader | undefined
  /** Of the newest start: an older one that comes back late puts its camera out. */
  let turn = 0

  function stop(): void {
    turn++
    camera.value?.stop()
    camera.value = undefined
    reader?.close()
    reader = undefined
    lit.value = false
  }

  async function start(): Promise<void> {
    stop()
    const mine = turn
    state.value = 'starting'
    const opened = await openCamera()
    if (typeof opened === 'string') {
      if (mine === turn) state.value = opened
      return
    }
    const own = await openReader()
    if (mine !== turn || !video.value) {
      opened.stop()
      own.close()
      return
    }
    camera.value = opened
    reader = own
    opened.stream.getVideoTracks()[0]?.addEventListener('ended', () => mine === turn && end('busy'))
    video.value.srcObject = opened.stream
    state.value = 'looking'
    await video.value.play().catch(() => {})
    await look(video.value, own, () => mine === turn)
  }

  function end(fault: CameraFault): void {
    stop()
    state.value = fault
  }

  async function look(picture: HTMLVideoElement, own: CodeReader, goesOn: () => boolean): Promise<void> {
    for (let frame = 0; goesOn(); frame++) {
      const { videoWidth: width, videoHeight: height } = picture
      let text: string | undefined
      if (width) {
        const area = frame % 2 ? middleOf(width, height, FRAME_SIDE) : { left: 0, top: 0, width, height }
        try {
          text = await own.read(pixelsOf(picture, area, FRAME_SIDE), PATIENCE_MS)
        } catch {
          if (goesOn()) end('reader')
          return
        }
      }
      if (text !== undefined && goesOn()) onText(text)
      await pause(text === undefined ? PAUSE_MS : SEEN_PAUSE_MS)
    }
  }

  async function light(): Promise<void> {
    await camera.value?.light?.(!lit.value).then(
      () => {
        lit.value = !lit.value
      },
      () => {},
    )
  }

  const follow = () => (document.hidden ? stop() : void start())

  onMounted(() => {
    document.addEventListener('visibilitychange', follow)
    addEventListener('pagehide', stop)
    void start()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', follow)
    removeEventListener('pagehide', stop)
    stop()
  })

  return { state, camera, lit, light, start }
}
