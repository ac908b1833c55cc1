/** The text a receipt's signature covers. */
export const receiptMessage = (id: string, digest: string, day: string): string => `${id}\n${digest}\n${day}`
