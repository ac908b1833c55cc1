import { STAFF_PAGES } from '../../contract/api.ts'
import type { Config } from '../endpoint/config.ts'

/** Where people reach this server, as far as the settings say. */
export const baseUrl = ({ publicUrl, port }: Config): string => publicUrl ?? `http://localhost:${port}`

/** The one-time link of an invitation. */
export const invitationUrl = (config: Config, token: string): string => baseUrl(config) + STAFF_PAGES.invitation(token)
