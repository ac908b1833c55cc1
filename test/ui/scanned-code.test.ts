import { describe, expect, it } from 'vitest'
import { isPosterCode, makePosterCode } from '../../src/contract/poster-code.ts'
import { scannedCode } from '../../src/ui/scan/scanned-code.ts'

const OURS = 'https://jianfu.example.gov.cn'
const code = makePosterCode((count) => new Uint8Array(count).map((_, index) => index))
const wrong = [...'0123456789'].map((last) => code.slice(0, 9) + last).find((each) => !isPosterCode(each)) ?? ''
const judged = (text: string, origin = OURS) => scannedCode(text, origin)

describe('a code of ours', () => {
  it.each([
    `${OURS}/p/${code}`,
    `${OURS}/P/${code}`,
    `HTTPS://JIANFU.EXAMPLE.GOV.CN/P/${code}`,
    `${OURS}/p/${code.toLowerCase()}`,
    `${OURS}/p/${code.replace('0', 'o').replace('1', 'l')}`,
    `${OURS}/p/${code}/`,
    `${OURS}/p/${code}?from=wechat`,
    `${OURS}/p/${code}#/burden/MTG`,
    `${OURS}:443/p/${code}`,
    `  ${OURS}/p/${code}\n`,
    `http://jianfu.example.gov.cn/p/${code}`,
    code,
    ` ${code.slice(0, 5)}-${code.slice(5).toLowerCase()} `,
  ])('%s opens its sheet, by the code alone', (text) => {
    expect(judged(text)).toEqual({ name: 'code', code })
  })

  it('printed for a server without TLS on a port of its own', () => {
    expect(judged(`http://192.168.1.5:8080/p/${code}`, 'http://192.168.1.5:8080')).toEqual({ name: 'code', code })
    expect(judged(`http://[fd00::1]:8080/p/${code}`, 'http://[fd00::1]:8080')).toEqual({ name: 'code', code })
  })

  it.each([`${OURS}/p/${wrong}`, `${OURS}/p/${code}x`, `${OURS}/p/${code}%2F..%2Fstaff`, `${OURS}/p/%00`])(
    '%s has a slip in it',
    (text) => expect(judged(text)).toEqual({ name: 'mistyped' }),
  )
})

describe('a sticker over our code leads nowhere', () => {
  it.each([
    ['another host', `https://evil.example/p/${code}`],
    ['our host as the user of another', `${OURS}@evil.example/p/${code}`],
    ['our host and a password as the user of another', `https://jianfu.example.gov.cn:443@evil.example/p/${code}`],
    ['a user at our host', `https://you@jianfu.example.gov.cn/p/${code}`],
    ['our host as a name below another', `${OURS}.evil.example/p/${code}`],
    ['a name that ends like ours', `https://evil-jianfu.example.gov.cn/p/${code}`],
    ['another port', `${OURS}:8443/p/${code}`],
    ['http on the port of https', `http://jianfu.example.gov.cn:443/p/${code}`],
    ['our host written with another alphabet', `https://jіanfu.example.gov.cn/p/${code}`],
    ['backslashes', `https:\\\\evil.example\\@jianfu.example.gov.cn/p/${code}`],
    ['another page of ours', `${OURS}/staff/invitation#token`],
    ['a page behind the code', `${OURS}/p/${code}/..;/staff`],
    ['a way out of the path', `${OURS}/p/../staff/`],
    ['a script', `javascript:location='${OURS}/p/${code}'`],
    ['a script with our address', `javascript://jianfu.example.gov.cn/p/${code}`],
    ['data', `data:text/html,<a href="${OURS}/p/${code}">`],
    ['a mini program', `weixin://dl/business/?t=${code}`],
    ['a network', 'WIFI:T:WPA;S:free;P:12345678;;'],
    ['a payment', 'HTTPS://QR.ALIPAY.COM/FKX00000'],
    ['ten letters that are no code', wrong],
    ['nothing', ''],
    ['a broken escape', `${OURS}/p/%E0%A4%A`],
    ['our address inside a sentence', `请打开 ${OURS}/p/${code}`],
    ['a very long text', `${OURS}/p/${code}?${'x'.repeat(7_000)}`],
    ['a code after very many spaces', `${' '.repeat(7_000)}${code}`],
  ])('%s', (_, text) => {
    expect(judged(text)).toEqual({ name: 'foreign' })
  })
})
