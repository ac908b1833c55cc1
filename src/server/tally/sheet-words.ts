import { grainOf } from '../../contract/staff/period.ts'
import type { Tally, TallyTable } from '../../contract/staff/tally.ts'
import type { Kind } from '../../contract/taxonomy/types.ts'

/** What stands in an exported file. Files leave the office: they must explain themselves. */
export const SHEET_WORDS = {
  brand: '减负码',
  table: {
    overview: '总数',
    category: '按类别',
    subtype: '按具体情形',
    'issuer-level': '按哪一级要求的',
    issuer: '按哪个部门要求的',
    place: '按地方',
    trend: '近13期',
    quantity: '填报的数',
  } satisfies Record<TallyTable, string>,
  head: {
    operator: '主办单位',
    table: '表',
    place: '范围',
    kind: '种类',
    period: '时段',
    filters: '筛选',
    source: '数从哪来',
    asOf: '截至',
    total: '合计（分母）',
    above: '另计入上级',
    meaning: '怎么数的',
  },
  kind: { burden: '基层负担', grid: '网格问题' } satisfies Record<Kind, string>,
  source: {
    released: '可公开的数：一组满5件才计入',
    exact: '实数：只供看得到原件的人用，不要外传',
    open: '实数：工单',
  } satisfies Record<Tally['source'], string>,
  meaning: {
    released:
      '件数是分子，合计是分母；“另计入上级”的件数里可能有属于这里的，分不开，不在合计里；没有、不满5件、还在等，都写0',
    exact: '件数是分子，合计是分母；每条反映算1件',
    open: '件数是分子，合计是分母；每个工单算1件',
  } satisfies Record<Tally['source'], string>,
  all: '不筛选',
  closed: (day: string, week: string) => `${day}，已计到${week}`,
  period(period: string): string {
    const [year = '', month = '', day = ''] = period.split('-')
    switch (grainOf(period)) {
      case 'year':
        return `${year}年`
      case 'week':
        return `${year}年第${Number(month.slice(1))}周`
      case 'month':
        return `${year}年${Number(month)}月`
      case 'day':
        return `${year}年${Number(month)}月${Number(day)}日`
    }
  },
  figure: '指标',
  when: '时段',
  reports: '件数',
  total: '合计',
  above: '另计入上级',
  thisPeriod: '本期',
  previous: '上一期',
  lastYear: '去年同期',
  none: '无同期',
  tooFew: '不满3个',
  reporting: (kind?: Kind) => (kind === 'grid' ? '有反映的村（社区）数' : '有反映的片区数'),
  places: (kind?: Kind) => (kind === 'grid' ? '村（社区）总数' : '片区总数'),
  bursts: '其中集中提交的',
  code: '代码',
  category: '类别',
  subtype: '具体情形',
  level: '哪一级',
  issuer: '哪个部门',
  place: '地方',
  villages: '村（社区）数',
  undivided: '分不开的',
  undividedPlace: '只计到这一级的',
  notGiven: '没有填',
  quantity: '填的数',
  unit: '单位',
  norm: '参照标准',
  values: '填了的件数',
  low: '下四分位（档的下限）',
  median: '中位数（档的下限）',
  high: '上四分位（档的下限）',
  blockMedian: '一组的中位数（档的下限）',
  blocks: '组数',
}
