/** Says on stderr how far something is: on one line of a terminal, otherwise a line every tenth, for logs. */
export function progress(what: string, steps: number): (done: number) => void {
  const { stderr } = process
  const every = stderr.isTTY ? 100 : 10
  let said = 0
  return (done) => {
    const part = Math.floor((done / steps) * every)
    if (part === said) return
    said = part
    const line = `${what}: ${done} / ${steps}`
    stderr.write(stderr.isTTY ? `\r${line}${done === steps ? '\n' : ''}` : `${line}\n`)
  }
}
