/** The public board. */
export const zh = {
  title: '公示',
  toBoard: '看看大家反映了什么，办了什么',
  asking: '正在取最新的数…',
  asOf: (day: string) => `截至${day}`,
  stale: '。没有网，显示上次的',
  unreachable: '没有网，这部手机里也没有上次的。有网时再打开。',
  month: (month: string) => `${month}，各地反映的`,
  count: (count: number) => `${count}件`,
  rest: '分不到哪个县（市、区）的',
  several: '几类合在一起的',
  outcomesTitle: '看看有什么变化',
  noOutcomes: '还没有可以公布的结果。办出结果就写在这里。',
  empty: '还没有可以公布的数。',
  next: (day: string) => `下一次最早在${day}更新。`,
  whyTitle: '为什么有的没写？',
  why: [
    '同一类事，一个地方满5件才写。不满5件的先等着，免得猜出是谁。',
    '没写，不等于没人反映。',
    '不写村名和镇名，不排名次。数多不是错，数少不是功。',
    '反映的事办出结果，也写在这里：减了几个会、摘了几块牌、少填了几张表。',
  ],
}
