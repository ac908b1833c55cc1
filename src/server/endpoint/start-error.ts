/** A start that cannot go on, said in a sentence that tells what to do. Printed without a stack trace; exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
