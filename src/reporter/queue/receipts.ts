import { currentStore } from './open-store.ts'
import type { KeptReceipt } from './types.ts'

/** Keeps a receipt code on this phone. Only when the reporter asks: whoever finds it here can follow the report. */
export const keepReceipt = async (receipt: KeptReceipt): Promise<void> =>
  (await currentStore()).writeRow('receipts', receipt)

export const listKeptReceipts = async (): Promise<KeptReceipt[]> => (await currentStore()).readRows('receipts')

export const forgetReceipt = async (code: string): Promise<void> => (await currentStore()).removeRow('receipts', code)
