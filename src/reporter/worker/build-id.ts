/** A short name for this build's list of files (FNV-1a), so that the shell is fetched anew with every build and only then. */
export function buildId(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16)
}
