import { coded } from './build.ts'
import type { Coded } from './types.ts'

/** When it happened, as roughly as it can be said. */
export const PERIODS: readonly Coded[] = [
  coded('week', '本周', 'This week'),
  coded('month', '本月', 'This month'),
  coded('year', '今年', 'This year'),
]

/** What would help. */
export const WISHES: readonly Coded[] = [
  coded('CANCEL', '取消', 'Cancel it'),
  coded('MERGE', '和别的合并', 'Merge it with others'),
  coded('FEWER', '减少次数', 'Do it less often'),
  coded('SHARE', '数据共享，只报一次', 'Share data, ask only once'),
  coded('EARLIER', '早点通知，留足时间', 'Tell us earlier, give us time'),
  coded('ONLINE', '改成线上', 'Let us do it online'),
  coded('RESOURCES', '给人给钱', 'Give us people or money'),
  coded('TAKEBACK', '上级收回去', 'Take the duty back'),
]
