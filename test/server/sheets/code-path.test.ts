import { create } from 'qrcode'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { QUIET_ZONE } from '../../../src/contract/sheet.ts'
import { codePath } from '../../../src/server/sheets/code-path.ts'

const ADDRESS = 'https://jianfu.example.gov.cn/p/7K3M9QX2TD'
const EDGE = 7

/** The outline as grey points, `EDGE` to a module. */
async function drawn(path: string, side: number): Promise<Buffer> {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * EDGE}" height="${side * EDGE}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`
  return await sharp(Buffer.from(picture)).greyscale().raw().toBuffer()
}

describe('The outline of a code', () => {
  it('is dark exactly where the code has dark modules, inside a quiet zone', async () => {
    const { path, side } = codePath(ADDRESS)
    const { modules } = create(ADDRESS, { errorCorrectionLevel: 'Q' })
    expect(side).toBe(modules.size + 2 * QUIET_ZONE)
    const points = await drawn(path, side)
    const seen = Array.from({ length: side ** 2 }, (_, at) => {
      const [x, y] = [at % side, Math.floor(at / side)]
      return points[(y * EDGE + 3) * side * EDGE + x * EDGE + 3] === 0
    })
    const wanted = Array.from({ length: side ** 2 }, (_, at) => {
      const [x, y] = [(at % side) - QUIET_ZONE, Math.floor(at / side) - QUIET_ZONE]
      return x >= 0 && y >= 0 && x < modules.size && y < modules.size && modules.get(y, x) === 1
    })
    expect(seen).toEqual(wanted)
  })

  it('shows no hairlines between dark modules, at a size where edges fall between points', async () => {
    const { path, side } = codePath(ADDRESS)
    const odd = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 7.3}" height="${side * 7.3}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`
    const { data, info } = await sharp(Buffer.from(odd)).greyscale().raw().toBuffer({ resolveWithObject: true })
    const finder = [0.6, 1.4, 2.6, 3.4, 4.6, 5.4, 6.4].map((along) => Math.round((QUIET_ZONE + along) * 7.3))
    const row = Math.round((QUIET_ZONE + 0.5) * 7.3)
    const bar = Array.from(
      { length: (finder.at(-1) ?? 0) - (finder[0] ?? 0) },
      (_, at) => data[row * info.width + (finder[0] ?? 0) + at],
    )
    expect(new Set(bar)).toEqual(new Set([0]))
  })

  it('is refused for an address in another spelling than the printed one', () => {
    expect(() => codePath('https://Jianfu.example.gov.cn/p/7K3M9QX2TD')).toThrow('another spelling')
    expect(() => codePath('https://jianfu.example.gov.cn/p/7k3m9qx2td')).toThrow('another spelling')
    expect(() => codePath('http://[2001:db8::1]:8080/p/7K3M9QX2TD')).not.toThrow()
  })
})
