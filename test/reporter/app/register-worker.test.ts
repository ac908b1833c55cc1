import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const load = () => import('../../../src/reporter/app/register-worker.ts')

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

describe('a browser without a service worker', () => {
  it.each([
    ['has none at all, as WeChat on iOS', {}],
    [
      'refuses it',
      {
        serviceWorker: {
          register: () => Promise.reject(new DOMException('insecure', 'SecurityError')),
          getRegistration: () => Promise.reject(new DOMException('insecure', 'SecurityError')),
          addEventListener() {},
        },
      },
    ],
  ])('%s: nothing breaks, nothing hangs', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator)
    vi.stubGlobal('location', { href: 'http://localhost/', pathname: '/', reload: vi.fn() })
    const { registerWorker, rememberPage, requestBackgroundSync } = await load()
    await registerWorker({ onUpdateReady: () => expect.unreachable() })
    await Promise.all([rememberPage(), requestBackgroundSync()])
  })
})

describe('a browser with one', () => {
  it('is told to keep this page, and is asked to send when there is a network, where it can', async () => {
    const told: unknown[] = []
    const register = vi.fn(() => Promise.reject(new Error('not allowed')))
    const registration = { active: { postMessage: (message: unknown) => told.push(message) }, sync: { register } }
    vi.stubGlobal('location', { pathname: '/p/0123456789' })
    vi.stubGlobal('navigator', {
      serviceWorker: { getRegistration: async () => registration, ready: Promise.resolve(registration) },
    })
    const { rememberPage, requestBackgroundSync } = await load()
    await rememberPage()
    await requestBackgroundSync()
    expect(told).toEqual([{ type: 'remember-page', url: '/p/0123456789' }])
    expect(register).toHaveBeenCalledWith('deliver')
  })

  it('that waits with no new version reloads the page when asked to update', async () => {
    const reload = vi.fn()
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('location', { reload })
    ;(await load()).activateUpdate()
    expect(reload).toHaveBeenCalledOnce()
  })
})
