import { once } from 'node:events'

/** Any number of rows to stdout as they come, as lines for people or as one JSON array for programs; none of them is kept. */
export async function printEach<Row>(
  json: boolean | undefined,
  rows: AsyncIterable<Row>,
  line: (row: Row) => string,
): Promise<void> {
  const { stdout } = process
  let before = '['
  for await (const row of rows) {
    const isTaken = stdout.write(json ? before + JSON.stringify(row) : `${line(row)}\n`)
    before = ','
    if (!isTaken) await once(stdout, 'drain')
  }
  if (json) stdout.write(before === '[' ? '[]\n' : ']\n')
}
