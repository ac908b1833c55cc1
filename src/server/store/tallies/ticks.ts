import { NOT_GIVEN } from '../../../contract/staff/tally.ts'

/** What of a report's body is counted. */
export interface Ticks {
  readonly issuerLevel: string
  readonly issuer: string
  /** Sub-types, and `key:floor` for every number. */
  readonly items: readonly string[]
}

interface Body {
  readonly subtypes?: readonly string[]
  readonly issuerLevel?: string
  readonly issuer?: string
  readonly quantities?: Readonly<Record<string, number>>
}

/**
 * Reads a stored body, which was checked when it came in. One that cannot be read ticks nothing: a single damaged row must not
 * stop the release of all the others.
 *
 * @param classOf the class a number is counted in; those of burden reports are floors already
 */
export function readTicks(body: string, classOf: (value: number) => number = (floor) => floor): Ticks {
  const { subtypes = [], issuerLevel = NOT_GIVEN, issuer = NOT_GIVEN, quantities = {} } = parse(body)
  const numbers = Object.entries(quantities).map(([key, value]) => `${key}:${classOf(value)}`)
  return { issuerLevel, issuer, items: [...subtypes, ...numbers] }
}

function parse(body: string): Body {
  try {
    return Object(JSON.parse(body)) as Body
  } catch {
    return {}
  }
}
