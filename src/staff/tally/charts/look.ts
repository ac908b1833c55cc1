import type { EChartsCoreOption } from 'echarts/core'

/** Colours and sizes of the place where a chart stands: dark, large type and paper are the style sheet's business. */
export interface Look {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly brand: string
  readonly soft: string
  readonly note: string
  readonly family: string
  /** Size of small type, px. */
  readonly type: number
  readonly width: number
}

/** Width of a letter or digit, of its height; generous. */
const LETTER = 0.6

export type Drawing = (look: Look) => EChartsCoreOption

export function lookOf(host: HTMLElement): Look {
  const style = getComputedStyle(host)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: colour('--ink'),
    muted: colour('--muted'),
    line: colour('--line'),
    surface: colour('--surface'),
    brand: colour('--brand'),
    soft: colour('--chart-soft'),
    note: colour('--on-note'),
    family: style.fontFamily,
    type: Number.parseFloat(style.fontSize),
    width: host.clientWidth,
  }
}

/**
 * What all charts have in common; `text` is said of the bar that is pointed at. Tooltips are drawn: as elements they would need
 * styles the page's policy forbids.
 */
export const common = (look: Look, text: (index: number) => string): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: look.family, fontSize: look.type, color: look.ink },
  tooltip: {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    axisPointer: { type: 'shadow' },
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.ink, fontSize: look.type, fontFamily: look.family },
    formatter: (hit: readonly { readonly dataIndex: number }[]) => (hit[0] ? text(hit[0].dataIndex) : ''),
  },
})

/** Room a label beside the drawing needs, px: a Chinese character is as wide as it is high, other letters less. */
export const widthOf = (label: string, { type }: Look): number =>
  [...label].reduce((sum, letter) => sum + (letter > '\u2000' ? 1 : LETTER) * type, type)
