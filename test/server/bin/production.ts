import { REVIEWER } from '../../setup/reviewer.ts'

export const WITHOUT_RECIPIENT = [
  'init',
  '--place',
  '371000',
  '--operator',
  '威海市减负办',
  '--complaints',
  '0631-5200000',
  '--filing',
  '鲁ICP备2026000001号',
]

/** Arguments that set up for production, with the reviewer of the tests. */
export const INIT = [...WITHOUT_RECIPIENT, '--recipient', REVIEWER.recipient]
