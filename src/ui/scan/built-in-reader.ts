import type { CodeReader } from './types.ts'

interface Detector {
  readonly detect: (image: ImageData) => Promise<readonly { readonly rawValue: string }[]>
}
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** The browser's own reader, where it has one for these codes: Chrome on Android with Google's services, macOS. */
export async function builtInReader(): Promise<CodeReader | undefined> {
  const { BarcodeDetector } = self as { readonly BarcodeDetector?: DetectorClass }
  try {
    if (!(await BarcodeDetector?.getSupportedFormats())?.includes('qr_code') || !BarcodeDetector) return undefined
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return { read: async (pixels) => (await detector.detect(pixels))[0]?.rawValue, close: () => {} }
  } catch {
    return undefined
  }
}
