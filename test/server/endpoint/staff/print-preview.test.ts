import { describe, expect, it } from 'vitest'
import { staffRoutes } from '../../../../src/contract/api.ts'
import { isPosterCode } from '../../../../src/contract/poster-code.ts'
import type { SheetLook } from '../../../../src/contract/staff/printing.ts'
import { SAMPLE_CODE } from '../../../../src/server/endpoint/printing/preview-page.ts'
import { decoded, pictureOfSvg } from '../../../setup/decode.ts'
import { endpoints } from '../../../setup/endpoint.ts'
import { COUNTY, TOWN, VILLAGE } from '../../../setup/places.ts'
import { printer } from './print-for-tests.ts'

describe('the preview of sheets', () => {
  const start = endpoints()
  const opened = async (given: Parameters<typeof start>[0] = {}, place?: string) => {
    const endpoint = await start(given)
    const { ask } = await printer(endpoint, place === undefined ? {} : { place })
    const preview = (look: Partial<SheetLook> = {}) =>
      ask(
        'GET',
        `${staffRoutes.sheetPreview}?${new URLSearchParams({ kind: 'grid', layout: 'a4', design: 'friendly', ...look })}`,
      )
    return { endpoint, preview }
  }

  it('shows the sheet of the first place that has a code, as it will be printed', async () => {
    const { endpoint, preview } = await opened({ publicUrl: 'https://jianfu.example.cn' })
    const { body, headers } = await preview({ layout: 'a4-2' })
    const url = `https://jianfu.example.cn/p/${endpoint.grid.code}`
    expect(await decoded(await pictureOfSvg(body))).toEqual([url, url])
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('shows a sample where there is no code yet: whoever scans it is told that it is none', async () => {
    expect(isPosterCode(SAMPLE_CODE)).toBe(false)
    const { endpoint, preview } = await opened({ publicUrl: 'https://jianfu.example.cn' })
    const { body } = await preview({ place: '371002109000' })
    expect(await decoded(await pictureOfSvg(body))).toEqual([`https://jianfu.example.cn/p/${SAMPLE_CODE}`])
    expect(await endpoint.store.posters.count({})).toBe(2)
  })

  it('a sample of a burden sheet names no village', async () => {
    const { endpoint, preview } = await opened()
    await endpoint.store.posters.revoke(endpoint.burden.code, endpoint.clock.day())
    const { name } = (await endpoint.store.places.get(VILLAGE)) ?? { name: '' }
    const { body } = await preview({ kind: 'burden', place: VILLAGE })
    expect(body).toContain(SAMPLE_CODE)
    expect(body).not.toContain(name.replace(/社区居委会$/, ''))
  })

  it('is of the scope alone', async () => {
    const { preview } = await opened({}, COUNTY)
    expect((await preview({ place: TOWN })).statusCode).toBe(200)
    expect((await preview({ place: '371003000000' })).json()).toMatchObject({ status: 403, code: 'not-yours' })
    expect((await preview({ place: '371002999000' })).statusCode).toBe(404)
    expect((await preview({ layout: 'a3' as 'a4' })).json()).toMatchObject({ code: 'request-invalid' })
  })
})
