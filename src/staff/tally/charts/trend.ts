import type { Tally, TrendPoint } from '../../../contract/staff/tally.ts'
import { sayNumber } from '../say-figure.ts'
import { sayPeriod, shortPeriod } from '../say-period.ts'
import { words } from '../words.ts'
import { common, type Drawing, widthOf } from './look.ts'

/** From this width on the numbers stand above their bars, and the line of last year has a label. */
const ROOM_FOR_NUMBERS = 560

function describe(point: TrendPoint | undefined): string {
  if (!point) return ''
  const lines = [sayPeriod(point.period), words.reports(sayNumber(point.n))]
  if (point.bursts !== undefined) lines.push(`${words.bursts} ${sayNumber(point.bursts)}`)
  return lines.join('\n')
}

/** How many in each of 13 periods; the asked one is the darkest, a line shows the same period a year ago. */
export const drawTrend =
  ({ trend, lastYear }: Tally): Drawing =>
  (look) => {
    const bursts = trend.some((point) => !!point.bursts)
    const last = trend.length - 1
    const roomy = look.width >= ROOM_FOR_NUMBERS
    const marked = roomy ? lastYear : undefined
    const label = {
      show: roomy,
      position: 'top',
      color: look.muted,
      fontSize: look.type * 0.9,
    }
    const total = (index: number) => trend[index]?.n ?? 0
    return {
      ...common(look, (index) => describe(trend[index])),
      ...(bursts && { legend: { top: 0, right: 0, textStyle: { color: look.muted, fontSize: look.type } } }),
      grid: {
        left: 4,
        right: marked ? widthOf(words.lastYearLine(sayNumber(marked.n)), look) : 8,
        top: bursts ? look.type * 2.6 : look.type * 1.6,
        bottom: 2,
        outerBoundsMode: 'same',
      },
      xAxis: {
        type: 'category',
        data: trend.map(({ period }, index) => shortPeriod(period, index === 0)),
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { color: look.muted, fontSize: look.type, interval: roomy ? 0 : 'auto', hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: look.muted, fontSize: look.type, formatter: (n: number) => sayNumber(n) },
        splitLine: { lineStyle: { color: look.line } },
      },
      series: [
        {
          name: bursts ? words.others : words.count,
          type: 'bar',
          stack: 'reports',
          barMaxWidth: look.type * 3,
          data: trend.map(({ n, bursts: burst = 0 }, index) => ({
            value: n - burst,
            itemStyle: { color: index === last ? look.brand : look.soft },
          })),
          itemStyle: { color: look.brand },
          label: {
            ...label,
            show: label.show && !bursts,
            formatter: ({ value }: { value: number }) => (value ? sayNumber(value) : ''),
          },
          ...(marked && {
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: look.muted, type: 'dashed' },
              label: {
                position: 'end',
                color: look.muted,
                fontSize: look.type * 0.9,
                formatter: words.lastYearLine(sayNumber(marked.n)),
              },
              data: [{ yAxis: marked.n }],
            },
          }),
        },
        ...(bursts
          ? [
              {
                name: words.bursts,
                type: 'bar',
                stack: 'reports',
                data: trend.map(({ bursts: burst = 0 }) => ({
                  value: burst,
                  ...(burst === 0 && { itemStyle: { borderWidth: 0 } }),
                })),
                itemStyle: { color: look.surface, borderColor: look.note, borderWidth: 1.5, borderType: 'dashed' },
                label: { ...label, formatter: ({ dataIndex }: { dataIndex: number }) => sayNumber(total(dataIndex)) },
              },
            ]
          : []),
      ],
    }
  }
