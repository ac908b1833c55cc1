/** A name as names are compared: full-width letters and capitals are no other person. */
export const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase()

/** In the audit list for what was done on the server itself. No account can have this name. */
export const COMMAND_LINE = '(jianfu)'

/** The two that a production set-up begins with. */
export const FIRST_PEOPLE = { administrator: '管理员', reviewer: '研判员' } as const
