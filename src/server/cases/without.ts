import type { CaseFile } from './types.ts'

/** A field that is no longer true is gone, not empty. */
export function without<Key extends keyof CaseFile>(
  file: CaseFile,
  ...fields: readonly Key[]
): Omit<CaseFile, Key> & CaseFile {
  const rest = { ...file } as Partial<Record<keyof CaseFile, unknown>>
  for (const field of fields) delete rest[field]
  return rest as unknown as Omit<CaseFile, Key> & CaseFile
}
