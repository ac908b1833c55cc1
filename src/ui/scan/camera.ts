import type { CameraFault } from './types.ts'

export interface Camera {
  readonly stream: MediaStream
  /** Only where the lamp can be switched. */
  readonly light?: (on: boolean) => Promise<void>
  /** Puts camera and lamp out. */
  readonly stop: () => void
}

/** Fine enough that a sheet is read from a metre and a half; a camera that has less gives less. */
const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
}

/** Asks for the camera at the back. The person may be asked by the browser, for as long as they like. */
export async function openCamera(): Promise<Camera | CameraFault> {
  if (!window.isSecureContext) return 'insecure'
  if (!navigator.mediaDevices?.getUserMedia) return 'missing'
  try {
    return cameraOf(await navigator.mediaDevices.getUserMedia(WANTED))
  } catch (error) {
    return faultOf((error as { readonly name?: string }).name)
  }
}

function faultOf(name = ''): CameraFault {
  if (/^(NotAllowed|Security|Permission)/.test(name)) return 'refused'
  return /^(NotFound|DevicesNotFound|Overconstrained)/.test(name) ? 'missing' : 'busy'
}

function cameraOf(stream: MediaStream): Camera {
  const [track] = stream.getVideoTracks()
  // Not in the types: Chrome on Android knows it, Safari since 17.5.
  const abilities = track?.getCapabilities?.() as (MediaTrackCapabilities & { readonly torch?: boolean }) | undefined
  const stop = () => {
    for (const each of stream.getTracks()) each.stop()
  }
  if (!track || !abilities?.torch) return { stream, stop }
  const light = (on: boolean) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
  return { stream, stop, light }
}
