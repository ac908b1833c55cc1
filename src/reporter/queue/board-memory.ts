import type { Board } from '../../contract/board.ts'
import { currentStore } from './open-store.ts'

/** Keeps the last public board, so that it opens without a network, and without a worker. It says nothing about this phone. */
export const rememberBoard = async (value: Board): Promise<void> =>
  (await currentStore()).writeRow('meta', { key: 'board', value })

export async function recallBoard(): Promise<Board | undefined> {
  const row = await (await currentStore()).readRow('meta', 'board')
  return row?.key === 'board' ? row.value : undefined
}
