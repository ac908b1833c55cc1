import type { Kind } from '../../../../contract/taxonomy/types.ts'

/** Colours of a sheet; on a grey printer they stay apart, because one panel is dark and the other light. */
export interface Palette {
  readonly panel: string
  readonly onPanel: string
  /** Hills and houses at the panel's lower edge. */
  readonly far: string
  readonly near: string
  readonly accent: string
  readonly onAccent: string
  readonly tint: string
}

export const INK = '#1b2420'
export const MUTED = '#4c5852'
export const PAPER = '#ffffff'

/** Deep green for offices, warm sand for stairwells: nobody is to hang the wrong one. */
export const PALETTES: Record<Kind, Palette> = {
  burden: {
    panel: '#0a6a55',
    onPanel: '#ffffff',
    far: '#187a63',
    near: '#2f8f77',
    accent: '#0a6a55',
    onAccent: '#ffffff',
    tint: '#e6f1ed',
  },
  grid: {
    panel: '#fbe1b6',
    onPanel: '#4a2a0a',
    far: '#f7d49a',
    near: '#eeba6c',
    accent: '#a8480f',
    onAccent: '#ffffff',
    tint: '#fdf2df',
  },
}
