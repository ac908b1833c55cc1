// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { openCamera } from '../../src/ui/scan/camera.ts'

afterEach(() => vi.unstubAllGlobals())

/** A browser whose camera answers like this. */
function phone(getUserMedia?: () => Promise<unknown>, isSecureContext = true): void {
  vi.stubGlobal('isSecureContext', isSecureContext)
  vi.stubGlobal('navigator', { mediaDevices: getUserMedia && { getUserMedia } })
}

function streamOf(track: object) {
  return { getVideoTracks: () => [track], getTracks: () => [track] }
}

it.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['PermissionDeniedError', 'refused'],
  ['NotFoundError', 'missing'],
  ['DevicesNotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['TrackStartError', 'busy'],
  ['AbortError', 'busy'],
])('a camera that answers %s is %s, so that the sentence fits', async (name, fault) => {
  phone(() => Promise.reject(new DOMException('', name)))
  expect(await openCamera()).toBe(fault)
})

it('a page over plain http is told apart from a phone without a camera', async () => {
  phone(undefined, false)
  expect(await openCamera()).toBe('insecure')
  phone(undefined)
  expect(await openCamera()).toBe('missing')
})

it('a lamp is offered only where there is one, and it is switched on the camera itself', async () => {
  const asked: unknown[] = []
  const stopped = vi.fn()
  const applyConstraints = async (wanted: unknown) => void asked.push(wanted)
  phone(async () => streamOf({ getCapabilities: () => ({ torch: true }), applyConstraints, stop: stopped }))
  const camera = await openCamera()
  if (typeof camera === 'string') throw new Error(camera)
  await camera.light?.(true)
  expect(asked).toEqual([{ advanced: [{ torch: true }] }])
  camera.stop()
  expect(stopped).toHaveBeenCalledOnce()
  for (const track of [{ getCapabilities: () => ({}) }, {}]) {
    phone(async () => streamOf(track))
    expect(await openCamera()).not.toHaveProperty('light')
  }
})
