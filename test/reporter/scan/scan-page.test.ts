// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import ScanPage from '../../../src/reporter/scan/ScanPage.vue'
import { firstOfflineSheet } from '../../../src/reporter/scan/sheet.ts'
import { aSheet } from '../a-sheet.ts'

const also = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'grid' as const,
    label: `村${index}`,
    code: `000000000${index}`,
  }))
const links = (sheet = aSheet()) =>
  mount(ScanPage, { props: { sheet } })
    .findAll('a')
    .map((link) => link.attributes('href'))

const otherDoor = (count: number) =>
  mount(ScanPage, { props: { sheet: aSheet({ also: also(count) }) } })
    .get('[data-testid="other-door"]')
    .attributes('href')

describe('the first screen', () => {
  it('has one door and every category of its kind, as real links', () => {
    expect(links()).toEqual(['#/burden', ...TAXONOMY.kinds.burden.map(({ code }) => `#/burden/${code}`)])
  })

  it('leads straight through the other door when there is one, and asks which when there are several', () => {
    expect(otherDoor(1)).toBe('/p/0000000000')
    expect(otherDoor(2)).toBe('#/other')
    expect(links(aSheet())).not.toContain('#/other')
  })

  it('opens both doors, without tiles, for a code first scanned without a network', () => {
    const origin = { recipients: [], intakeKey: '', serverKeys: [], taxonomy: TAXONOMY }
    expect(links(firstOfflineSheet('0123456789', '', origin))).toEqual(['#/burden', '#/grid'])
  })
})
