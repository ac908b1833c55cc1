/** A name as names are compared: full-width letters and capitals are no other person. */
export const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase()
