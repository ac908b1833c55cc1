import type { Generated } from 'kysely'

/** What reporters have sent after their report and the next release will bring; grid messages go straight to `messages`. */
export interface MessageIntakeTable {
  /** MAC of report id and message name: keeps a repeated message from being stored twice. */
  mid_mac: Uint8Array
  status_mac: Uint8Array
  mid: string
  digest_mask: Uint8Array
  day: string
  sealed: string
}

/** Both ways. `digest_mask` of a reporter's message answers its repetition; a reply has a `copy` for the reviewers. */
export interface MessageTable {
  ref: string
  mid: string
  from_reporter: number
  day: string
  sealed: string
  copy: string | null
  mid_mac: Uint8Array | null
  digest_mask: Uint8Array | null
  /** 1 for a reporter's message since a reviewer has replied. */
  answered: Generated<number>
}
