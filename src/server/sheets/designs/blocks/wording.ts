import type { Kind } from '../../../../contract/taxonomy/types.ts'
import type { SheetContent } from '../../types.ts'

/** What a sheet says by itself, beside the texts that its operator may change. */
interface Wording {
  /** For whom it hangs: the two kinds are not to be mixed up on the wall. */
  readonly audience: string
  readonly steps: readonly [string, string, string]
}

const WORDING: Record<Kind, Wording> = {
  burden: {
    audience: '村和社区干部用 · 不记名',
    steps: ['打开微信，扫一扫', '点选哪些事太多', '点发送，不用留名'],
  },
  grid: {
    audience: '居民用 · 不用注册',
    steps: ['打开微信，扫一扫', '点选问题，拍张照', '点发送，记下查询码'],
  },
}

export const wordingOf = ({ kind }: SheetContent): Wording => WORDING[kind]

/** How to tell a forged sheet: the commonest fraud with posted codes leads to a login or a payment. */
export const GENUINE = '扫开后不用登录，不用付钱'
export const FORGED = '要登录、付钱的，都是假码'

export const addressLine = ({ url }: SheetContent): string => `网址开头是 ${new URL(url).host}`

const named = (what: string, value: string): string => (value ? `${what}：${value}` : '')

export const complaintLine = ({ complaints }: SheetContent): string => named('投诉建议', complaints)
export const filingLine = ({ filing }: SheetContent): string => named('备案编号', filing)
export const fingerprintLine = ({ fingerprint }: SheetContent): string => named('单位密钥指纹', fingerprint)
