import type { CaseFile, FileUnit } from './types.ts'

/** Whether a unit still has to do with the case. */
export const isWith = ({ state }: Pick<FileUnit, 'state'>): boolean => state !== 'returned'

/** The leading unit, while it leads. */
export const leadOf = ({ units }: Pick<CaseFile, 'units'>): FileUnit | undefined =>
  units.find((unit) => unit.part === 'lead' && isWith(unit))
