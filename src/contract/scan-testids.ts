/** Handles of the scanner and of what is told about a sheet. Apart from `testids.ts`, which is in every page's first script. */
export const SCAN_TESTIDS = {
  open: 'scan-open',
  video: 'scan-video',
  state: 'scan-state',
  refused: 'scan-refused',
  torch: 'scan-torch',
  again: 'scan-again',
  photoTake: 'scan-photo-take',
  photoChoose: 'scan-photo-choose',
  troubleLink: 'trouble-link',
  trouble: (name: string) => `trouble-${name}`,
  troubleState: 'trouble-state',
} as const
