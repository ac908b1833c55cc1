import type { Compilable, CompiledQuery } from 'kysely'

/**
 * Rows of one statement at most. With ten columns that is far below what an engine takes (32 766 parameters), and as many
 * different statement texts exist at most.
 */
export const ROWS = 256

/** Stands for a value while a statement is compiled; every use brings its own values. */
export const ANY = null as never

/**
 * Queries that differ only in how many rows they carry, compiled once per number: building a query of hundreds of values
 * costs more than running it.
 *
 * @param build a query for `count` rows whose parameters are all `ANY`
 * @returns the query for `count` rows with the given values, in the order in which the SQL names them
 */
export function perCount<Row>(
  build: (count: number) => Compilable<Row>,
): (count: number, values: readonly unknown[]) => CompiledQuery<Row> {
  const compiled = new Map<number, CompiledQuery<Row>>()
  return (count, parameters) => {
    const query = compiled.get(count) ?? build(count).compile()
    compiled.set(count, query)
    if (query.parameters.length !== parameters.length)
      throw new RangeError(`${parameters.length} values for ${query.parameters.length} places`)
    return { ...query, parameters }
  }
}

/** `items` in slices of at most `size`. */
export function chunks<Item>(items: readonly Item[], size = ROWS): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
