import { Compile } from 'typebox/compile'
import { LIMITS } from '../../contract/limits.ts'
import type { FieldError } from '../../contract/problem.ts'
import { BurdenReport, GridReport, piecesOf, type Report } from '../../contract/report.ts'
import { ruleErrors } from '../../contract/report-rules.ts'
import { TAXONOMY } from '../../contract/taxonomy/taxonomy.ts'

const validators = { burden: Compile(BurdenReport), grid: Compile(GridReport) } as const
const MOST_ERRORS = 20
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

export type ReadOutcome =
  | { readonly name: 'report'; readonly report: Report }
  | { readonly name: 'not-json' }
  | { readonly name: 'invalid'; readonly errors: readonly FieldError[] }

/** Bytes to report: UTF-8 (strict), JSON, schema, rules. Nothing is repaired or dropped: a field we do not know is refused. */
export function readReport(bytes: Uint8Array): ReadOutcome {
  let value: unknown
  try {
    value = JSON.parse(strictUtf8.decode(bytes))
  } catch {
    return { name: 'not-json' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { name: 'invalid', errors: [{ path: '', message: 'must be an object' }] }
  const kind = (value as { kind?: unknown }).kind
  if (kind !== 'burden' && kind !== 'grid')
    return { name: 'invalid', errors: [{ path: '/kind', message: 'must be burden or grid' }] }
  const validator = validators[kind]
  if (!validator.Check(value)) return { name: 'invalid', errors: few(schemaErrors(validator.Errors(value))) }
  const errors = [...ruleErrors(value, TAXONOMY), ...pieceErrors(value)]
  return errors.length > 0 ? { name: 'invalid', errors: few(errors) } : { name: 'report', report: value }
}

const few = (errors: readonly FieldError[]): FieldError[] => errors.slice(0, MOST_ERRORS)

/** The schema bounds the pieces of one photo; all photos of a report share the same bound. A piece named twice is sent once. */
const pieceErrors = (report: Report): FieldError[] =>
  piecesOf(report).length > LIMITS.parts
    ? [{ path: '/photos', message: `have more than ${LIMITS.parts} pieces together` }]
    : []

interface SchemaError {
  readonly instancePath: string
  readonly message: string
  readonly keyword: string
  readonly params: object
}

/** A missing or unknown property is reported at its own path, so that a form can show the message beside the field. */
const schemaErrors = (errors: Iterable<SchemaError>): FieldError[] =>
  [...errors].flatMap(({ instancePath, message, keyword, params }) => {
    const names = params as { requiredProperties?: string[]; additionalProperties?: string[] }
    if (keyword === 'required')
      return (names.requiredProperties ?? []).map((name) => ({
        path: `${instancePath}/${name}`,
        message: 'is required',
      }))
    if (keyword === 'additionalProperties')
      return (names.additionalProperties ?? []).map((name) => ({
        path: `${instancePath}/${name}`,
        message: 'is not known here',
      }))
    return [{ path: instancePath, message }]
  })
