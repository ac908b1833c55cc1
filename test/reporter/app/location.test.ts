import { describe, expect, it } from 'vitest'
import { pageOf, spotOf } from '../../../src/reporter/app/location.ts'

describe('the address of a page', () => {
  it.each(['outbox', 'receipt', 'board', 'stored'] as const)('/%s', (name) => {
    expect(pageOf(`/${name}`, '')).toEqual({ name })
  })

  it('tells the code, however it was copied', () => {
    for (const path of ['/p/01AB1CDEFG', '/P/oiablcdefg', '/p/o1ab-lcde-fg'])
      expect(pageOf(path, '')).toMatchObject({ name: 'poster', code: '01AB1CDEFG' })
  })

  it.each(['/', '/p/', '/elsewhere'])('%s begins anew', (path) => expect(pageOf(path, '')).toEqual({ name: 'start' }))

  it('tells which sheet is in trouble, or that its code will be typed', () => {
    expect(pageOf('/p/01ab1cdefg', '#/sheet')).toEqual({ name: 'trouble', code: '01AB1CDEFG' })
    expect(pageOf('/', '#/sheet')).toEqual({ name: 'trouble' })
  })

  it('opens the camera on the first page alone', () => {
    expect(pageOf('/', '#/scan')).toEqual({ name: 'camera' })
    expect(pageOf('/p/01AB1CDEFG', '#/scan').name).toBe('poster')
    expect(pageOf('/outbox', '#/scan')).toEqual({ name: 'outbox' })
  })

  it('survives a broken escape', () => {
    expect(pageOf('/p/%E0%A4%A', '').name).toBe('poster')
  })
})

describe('what is reported', () => {
  it('stands in the fragment only', () => {
    expect(spotOf('#/burden/MTG')).toEqual({ name: 'form', kind: 'burden', category: 'MTG' })
    expect(spotOf('#/grid/HEA')).toEqual({ name: 'form', kind: 'grid', category: 'HEA' })
  })

  it('is not begun before a tile is tapped', () => {
    expect(spotOf('#/burden')).toEqual({ name: 'scan', kind: 'burden' })
    for (const fragment of ['', '#', '#/', '#/nothing', '#/nothing/MTG', '#/burden/mtg', '#/burden/MTG/x'])
      expect(spotOf(fragment)).toEqual({ name: 'scan' })
  })
})
