import type { CaseFigures } from '../../../contract/staff/cases/figures.ts'
import type { Kind } from '../../../contract/taxonomy/types.ts'
import type { RateName } from './rates.ts'

/** How cases go, in numbers. */
export const zh = {
  title: '办理统计',
  loading: '正在取…',
  again: '再试一次',
  senseless: '这样选没有数，请换个条件。',
  filters: '筛选：',
  line: '哪一类',
  category: '什么事',
  place: '哪里',
  unit: '哪个单位',
  period: '哪一期',
  kinds: { burden: '村社干部反映的', grid: '居民反映的' } satisfies Record<Kind, string>,
  print: '打印',
  exportAs: (format: string) => `导出 ${format}`,
  now: '现在',
  nowOf: { open: '没办结的', overdue: '其中超时的', shelved: '其中挂账的' } satisfies Record<
    keyof CaseFigures['now'],
    string
  >,
  cases: '件',
  inPeriod: '这一期受理的',
  accepted: '受理',
  acceptedShort: '受理',
  acceptedWhy: '按受理的日子算到这一期',
  doneShort: '已办结',
  median: '办理时长中位数',
  medianOf: (done: string) => `已办结的${done}件里，排在正中间的那件用了这么久`,
  underAnHour: '不到1小时',
  hours: (from: number, to: number) => `${from}到${to}小时`,
  days: (from: number, to: number) => `${from}到${to}天`,
  daysAndMore: (from: number) => `${from}天或更久`,
  tooFew: (fewest: number) => `评价不足${fewest}条，先不显示`,
  parts: (count: string) => `现有${count}条`,
  beside: (name: string, parts: string, rate: string) => `${name} ${rate}（${parts}）`,
  how: '怎么算的',
  meanings: {
    'taken-in-time': '派出去24小时内接单的次数 ÷ 派单的次数。按钟点算，夜里和放假也算。改派、吹哨各算一次。',
    'done-passed':
      '到期的事里已经办结的 ÷ 到期的事。到期还没办完的算没办结；延期、挂账的也在里面。另一个数是办结的 ÷ 全部受理的。',
    done: '已经办结的 ÷ 全部受理的。刚受理、还没到期的也在分母里。',
    'on-time': '在期限内办结的 ÷ 已办结的。同意延期后按新期限算，所以要和延期率一起看。',
    extended: '延过期的 ÷ 全部受理的。',
    returned: '退回的次数 ÷ 派单的次数。',
    reopened: '重新办理的次数 ÷ 全部受理的。',
    rated: '收到的评价 ÷ 已办结的。',
    solved: '说“解决了”的评价 ÷ 收到的评价。评价是自愿的，要和参评率一起看。',
    satisfied: '“非常满意、满意、基本满意” ÷ 打了满意度的评价。评价是自愿的，要和参评率一起看。',
  } satisfies Record<RateName, string>,
  by: (what: string) => `按“${what}”分`,
  trend: '最近13期',
  trendOf: '最近13期受理和已办结的件数',
  trendTable: '看每一期的数',
  scores: '吹哨评分',
  scoresWhy: (weight: number, fewest: number) =>
    `镇街打的平均分 × ${weight}%。满${fewest}次才算。按单位代码排，不排名次。`,
  scored: '评了几次',
  mean: '平均分',
  points: '折算得分',
  tooFewScores: '次数不够',
  meaning: (day: string) =>
    `截至${day}。按受理的日子归到每一期；不予受理、并案、撤回的不计；挂账、延期的仍在分母里；到期没办完的算没办结。`,
}
