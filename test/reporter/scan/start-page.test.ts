// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { makePosterCode } from '../../../src/contract/poster-code.ts'
import { useLocation } from '../../../src/reporter/app/use-location.ts'
import StartPage from '../../../src/reporter/scan/StartPage.vue'

beforeEach(() => setActivePinia(createPinia()))

const code = makePosterCode((count) => new Uint8Array(count).map((_, index) => index + 9))
const start = () => mount(StartPage)
const fault = (page: ReturnType<typeof start>) => page.get('[data-testid="code-error"]').text()
const type = (page: ReturnType<typeof start>, text: string) => page.get('[data-testid="code-input"]').setValue(text)

describe('a code typed by hand', () => {
  it('is caught while typing when one character is wrong', async () => {
    const page = start()
    await type(page, `${code.slice(0, 9)}${code[9] === '0' ? '1' : '0'}`)
    expect(fault(page)).toContain('抄错了一个字')
  })

  it('is left in peace while it is short, until it is opened', async () => {
    const page = start()
    await type(page, code.slice(0, 7))
    expect(fault(page)).toBe('')
    await page.get('form').trigger('submit')
    expect(fault(page)).toContain('还差3个字')
  })

  it('opens in lower case, with spaces and with letters for digits', async () => {
    const page = start()
    await type(page, `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`.replace('0', 'o').replace('1', 'l'))
    await page.get('form').trigger('submit')
    expect(useLocation().page).toMatchObject({ name: 'poster', code })
  })
})
