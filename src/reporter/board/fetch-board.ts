import { routes } from '../../contract/api.ts'
import type { Board } from '../../contract/board.ts'
import { recallBoard, rememberBoard } from '../queue/queue.ts'
import { fetchJson } from '../scan/fetch-poster.ts'

/** The board as it is now, kept for when there is no network. @returns undefined when it cannot be had */
export async function fetchBoard(): Promise<Board | undefined> {
  const board = await fetchJson<Board>(routes.board)
  if (!board?.day || !Array.isArray(board.figures)) return undefined
  await rememberBoard(board).catch(() => {})
  return board
}

/** The board as this phone saw it last. A phone that stores nothing has none. */
export const lastBoard = (): Promise<Board | undefined> => recallBoard().catch(() => undefined)
