/** Why there is no picture from the camera. `insecure`: plain http, where browsers have none. `reader`: nothing here can read codes. */
export type CameraFault = 'insecure' | 'missing' | 'refused' | 'busy' | 'reader'

/** Why a chosen picture gave no code. */
export type PictureFault = 'no-code' | 'cannot-open'

/** Everything the scanner says; whoever uses it brings the words. */
export interface ScanWords {
  /** For screen readers: what the picture of the camera is. */
  readonly camera: string
  readonly starting: string
  /** While looking: hold the code into the frame. */
  readonly looking: string
  readonly fault: Readonly<Record<CameraFault, string>>
  readonly again: string
  readonly torchOn: string
  readonly torchOff: string
  /** Heading over the two ways to read a picture instead. */
  readonly picture: string
  readonly take: string
  readonly choose: string
  readonly reading: string
  readonly pictureFault: Readonly<Record<PictureFault, string>>
}

/** Reads codes out of pictures; one at a time. */
export interface CodeReader {
  /** @returns the text of a code, or undefined if none is seen */
  readonly read: (pixels: ImageData, patienceMs: number) => Promise<string | undefined>
  readonly close: () => void
}
