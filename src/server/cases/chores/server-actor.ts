import { SERVER_NAME } from '../../../contract/staff/cases/events.ts'
import type { Actor } from '../types.ts'

/** The server, acting by itself. */
export const SERVER: Actor = { name: SERVER_NAME, party: 'server' }
