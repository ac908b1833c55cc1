import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import { common, type Drawing } from '../../tally/charts/look.ts'
import { sayNumber } from '../../tally/say-figure.ts'
import { sayPeriod, shortPeriod } from '../../tally/say-period.ts'
import { words } from './words.ts'

/** Cases accepted in each of 13 periods, and how many of them are done by now. */
export const drawTrend =
  (trend: CaseFigures['trend']): Drawing =>
  (look) => {
    const text = (index: number): string => {
      const point = trend[index]
      if (!point) return ''
      const { accepted, done } = point.counts
      return [
        sayPeriod(point.period),
        `${words.acceptedShort} ${sayNumber(accepted)}`,
        `${words.doneShort} ${sayNumber(done)}`,
      ].join('\n')
    }
    const label = { color: look.muted, fontSize: look.type }
    return {
      ...common(look, text),
      legend: { top: 0, right: 0, textStyle: label },
      grid: { left: 4, right: 8, top: look.type * 2.6, bottom: 2, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: trend.map(({ period }, index) => shortPeriod(period, index === 0)),
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { ...label, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { ...label, formatter: (n: number) => sayNumber(n) },
        splitLine: { lineStyle: { color: look.line } },
      },
      series: [
        {
          name: words.acceptedShort,
          type: 'bar',
          itemStyle: { color: look.soft },
          data: trend.map(({ counts }) => counts.accepted),
        },
        {
          name: words.doneShort,
          type: 'line',
          symbolSize: 7,
          itemStyle: { color: look.note },
          lineStyle: { color: look.note, width: 2 },
          data: trend.map(({ counts }) => counts.done),
        },
      ],
    }
  }
