/** Ends a transaction without a trace: somebody else was faster. */
export class Conflict extends Error {}

/** The answer of a transaction, or 'conflict' when it ended with one. */
export async function unlessConflict<Answer>(transaction: Promise<Answer>): Promise<Answer | 'conflict'> {
  try {
    return await transaction
  } catch (error) {
    if (error instanceof Conflict) return 'conflict'
    throw error
  }
}
