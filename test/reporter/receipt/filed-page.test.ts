// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useDeliveries } from '../../../src/reporter/app/use-deliveries.ts'
import FiledPage from '../../../src/reporter/receipt/FiledPage.vue'

const id = 'a'.repeat(32)
const secrets = { code: '123456789012345678901234', id } as never
const receipt = { id, day: '2026-11-22', digest: '', signature: '' }
const page = (persistent = true) => mount(FiledPage, { props: { filed: { kind: 'burden', secrets, persistent } } })
const state = (of: ReturnType<typeof page>) => of.get('[data-testid="receipt-state"]').text()

beforeEach(() => setActivePinia(createPinia()))

describe('the receipt on screen', () => {
  it('says that the server has it only after the server’s own receipt', async () => {
    const shown = page()
    expect(state(shown)).toContain('已存在这部手机里')
    useDeliveries().hear({ name: 'sending', id })
    await nextTick()
    expect(shown.text()).not.toContain('服务器已收到')
    useDeliveries().hear({ name: 'delivered', id, receipt })
    await nextTick()
    expect(state(shown)).toBe('服务器已收到，2026年11月22日')
  })

  it('does not mistake another report’s receipt for its own', async () => {
    const shown = page()
    useDeliveries().hear({ name: 'delivered', id: 'b'.repeat(32), receipt: { ...receipt, id: 'b'.repeat(32) } })
    await nextTick()
    expect(state(shown)).not.toContain('服务器已收到')
  })

  it('asks to keep the page open where nothing can be stored', () => {
    expect(state(page(false))).toContain('别关这一页')
  })

  it('shows the code in six groups of four', () => {
    expect(page().get('[data-testid="receipt-code"]').text()).toBe('1234 5678 9012 3456 7890 1234')
  })

  it('keeps the code on the phone only if asked', () => {
    expect((page().get('[data-testid="receipt-keep"]').element as HTMLInputElement).checked).toBe(false)
  })
})
