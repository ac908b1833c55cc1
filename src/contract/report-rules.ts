import { isPadded } from './encodings.ts'
import type { FieldError } from './problem.ts'
import { CLASS_FLOORS } from './quantity-class.ts'
import type { Report } from './report.ts'
import type { Category, Taxonomy } from './taxonomy/types.ts'

/**
 * What ties a report to the taxonomy and JSON Schema cannot say: codes that belong together, numbers in range, one way of
 * naming the place, text that every store can keep.
 *
 * @returns one entry per fault, empty for a valid report
 */
export function ruleErrors(report: Report, taxonomy: Taxonomy): FieldError[] {
  const category = taxonomy.kinds[report.kind].find(({ code }) => code === report.category)
  if (!category) return [{ path: '/category', message: `is not a ${report.kind} category` }]
  return [
    ...placeErrors(report),
    ...repetitionErrors(report),
    ...subtypeErrors(report, category),
    ...quantityErrors(report, category),
    ...codeErrors(report, taxonomy),
    ...textErrors(report),
  ]
}

function placeErrors(report: Report): FieldError[] {
  const byPoster = report.poster !== undefined || report.level !== undefined
  if (report.place !== undefined)
    return byPoster ? [{ path: '/poster', message: 'place and poster exclude each other' }] : []
  if (!byPoster) return [{ path: '/place', message: 'a place, or a poster and a level, is required' }]
  if (report.poster === undefined) return [{ path: '/poster', message: 'is required beside level' }]
  return report.level === undefined ? [{ path: '/level', message: 'is required beside poster' }] : []
}

const repetitionErrors = (report: Report): FieldError[] =>
  (['subtypes', 'wishes', 'parts'] as const).flatMap((field) =>
    new Set(report[field]).size < (report[field] ?? []).length
      ? [{ path: `/${field}`, message: 'names something twice' }]
      : [],
  )

const subtypeErrors = (report: Report, category: Category): FieldError[] =>
  (report.subtypes ?? []).flatMap((code, index) =>
    category.subtypes.some((subtype) => subtype.code === code)
      ? []
      : [{ path: `/subtypes/${index}`, message: `is not a sub-type of ${category.code}` }],
  )

function quantityErrors(report: Report, category: Category): FieldError[] {
  return Object.entries(report.quantities ?? {}).flatMap(([key, value]) => {
    const path = `/quantities/${key}`
    const quantity = category.quantities.find((candidate) => candidate.key === key)
    if (!quantity) return [{ path, message: `is not asked for ${category.code}` }]
    if (value < quantity.min || value > quantity.max)
      return [{ path, message: `must lie between ${quantity.min} and ${quantity.max}` }]
    if (report.kind === 'burden')
      return CLASS_FLOORS.some((floor) => floor === value)
        ? []
        : [{ path, message: `must be the floor of its class: ${CLASS_FLOORS.join(', ')}` }]
    const steps = (value - quantity.min) / quantity.step
    return Math.abs(steps - Math.round(steps)) < 1e-9
      ? []
      : [{ path, message: `must be a multiple of ${quantity.step}` }]
  })
}

function codeErrors(report: Report, taxonomy: Taxonomy): FieldError[] {
  const errors: FieldError[] = []
  if (report.issuer !== undefined && !taxonomy.issuers.some(({ code }) => code === report.issuer))
    errors.push({ path: '/issuer', message: 'is not a known issuer' })
  for (const [index, wish] of (report.wishes ?? []).entries())
    if (!taxonomy.wishes.some(({ code }) => code === wish))
      errors.push({ path: `/wishes/${index}`, message: 'is not a known wish' })
  return errors
}

/** U+0000 is refused by PostgreSQL and cut off by SQLite; half a surrogate pair is not text and changes on its way. */
function textErrors(report: Report): FieldError[] {
  if (report.kind === 'burden')
    return report.sealed === undefined || isPadded(report.sealed) ? [] : [{ path: '/sealed', message: 'is not base64' }]
  return (['text', 'contact', 'address'] as const).flatMap((field) => {
    const value = report[field]
    if (value === undefined) return []
    if (value.includes('\0')) return [{ path: `/${field}`, message: 'holds the character U+0000' }]
    return /\p{Surrogate}/u.test(value) ? [{ path: `/${field}`, message: 'holds half a surrogate pair' }] : []
  })
}
