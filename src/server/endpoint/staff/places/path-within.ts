import { isWithin } from '../../../../contract/staff/roles.ts'
import type { Place } from '../../../store/types.ts'

/** The part of a path that lies in the scope, from the top down. */
export const pathWithin = (path: readonly Place[], scope: string): Place[] =>
  path.filter(({ code }) => isWithin(code, scope)).reverse()

/** What stands before a place's name: without itself, and without areas, which nobody outside the office knows. */
export const pathAbove = (path: readonly Place[], scope: string, code: string): Place[] =>
  pathWithin(path, scope).filter((step) => step.code !== code && step.level !== 'area')

export const named = ({ code, name }: Place) => ({ code, name })
export const levelled = ({ code, name, level }: Place) => ({ code, name, level })
