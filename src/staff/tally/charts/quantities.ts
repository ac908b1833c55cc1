import { CLASS_FLOORS } from '../../../contract/quantity-class.ts'
import { limitAt } from '../classes.ts'
import { sayNumber } from '../say-figure.ts'
import { words } from '../words.ts'
import { common, type Drawing } from './look.ts'

/** A row of the chart: positions among the classes, so that rows counted in different things share one axis. */
export interface Spread {
  readonly name: string
  readonly low: number
  readonly median: number
  readonly high: number
  readonly norm?: number
  /** Said when the row is pointed at. */
  readonly text: string
}

const NAME_SHARE = 0.34

/** Where the answers (or the medians of groups, as `range` says) lie among the classes, and the limit of the norm. */
export const drawSpreads =
  (spreads: readonly Spread[], range: string): Drawing =>
  (look) => {
    const size = look.type
    const norms = spreads.map(({ norm }, row) => [norm === undefined ? Number.NaN : limitAt(norm), row])
    return {
      ...common(look, (index) => spreads[index]?.text ?? ''),
      legend: {
        top: 0,
        left: 0,
        data: [range, words.median, words.norm],
        textStyle: { color: look.muted, fontSize: size },
      },
      grid: { left: 4, right: 16, top: size * 2.6, bottom: 2, outerBoundsMode: 'same' },
      xAxis: {
        type: 'value',
        min: 0,
        max: CLASS_FLOORS.length,
        interval: 1,
        axisLabel: {
          color: look.muted,
          fontSize: size,
          hideOverlap: true,
          formatter: (at: number) => (at < CLASS_FLOORS.length ? sayNumber(CLASS_FLOORS[at] ?? 0) : ''),
        },
        splitLine: { lineStyle: { color: look.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: spreads.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: look.line } },
        axisLabel: { color: look.ink, fontSize: size, width: look.width * NAME_SHARE, overflow: 'break', interval: 0 },
      },
      series: [
        {
          type: 'bar',
          stack: 'spread',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: spreads.map(({ low }) => low),
        },
        {
          name: range,
          type: 'bar',
          stack: 'spread',
          barMaxWidth: size * 1.2,
          itemStyle: { color: look.soft },
          data: spreads.map(({ low, high }) => high - low + 1),
        },
        {
          name: words.median,
          type: 'line',
          lineStyle: { width: 0 },
          symbol: 'diamond',
          symbolSize: size,
          itemStyle: { color: look.ink },
          data: spreads.map(({ median }, row) => [median + 0.5, row]),
        },
        {
          name: words.norm,
          type: 'line',
          lineStyle: { width: 0 },
          symbol: 'rect',
          symbolSize: [3, size * 1.8],
          itemStyle: { color: look.note },
          data: norms,
        },
      ],
    }
  }
