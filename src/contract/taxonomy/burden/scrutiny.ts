import { quantity, subtypes, text } from '../build.ts'
import type { Category } from '../types.ts'

/** Apps, assessments, inspections: how the village is watched and scored. */
export const SCRUTINY_BURDENS: readonly Category[] = [
  {
    code: 'APP',
    name: text('手机App和群', 'Apps and groups'),
    hint: text('打卡、接龙、群消息不停', 'Clock-ins and endless pings'),
    subtypes: subtypes('APP', [
      ['强制下载、注册', 'Must install or sign up'],
      ['打卡签到', 'Clock-ins'],
      ['积分排名', 'Points and rankings'],
      ['在线时长', 'Time online counted'],
      ['点赞转发任务', 'Told to like and share'],
      ['接龙、晒图、定位留痕', 'Reply chains, photos, location as proof'],
      ['下班也要马上回', 'Instant replies after hours'],
      ['僵尸群', 'Dead groups'],
      ['临时群未解散', 'Temporary groups never closed'],
      ['公众号关注指标', 'Quota of account followers'],
      ['县以下自建App', 'App made below county level'],
      ['功能重复', 'Several apps for the same thing'],
    ]),
    quantities: [
      quantity('groups', 200, ['工作群', 'Work groups'], ['个', 'in all']),
      quantity('requiredApps', 40, ['必须用的App', 'Apps we must use'], ['个', 'in all']),
      quantity('proofsPerDay', 200, ['截图、打卡', 'Screenshots and clock-ins'], ['次/日', 'a day']),
    ],
    norm: {
      text: text(
        '除安全应急外，不得强制打卡、积分、比时长；县以下原则上不自建App',
        'No forced clock-ins, points or time counts except for safety; as a rule no own apps below county',
      ),
    },
  },
  {
    code: 'EVL',
    name: text('考核评比', 'Assessments'),
    hint: text('指标多，月月排名', 'Many targets, monthly ranks'),
    subtypes: subtypes('EVL', [
      ['指标过多', 'Too many indicators'],
      ['千分制', 'Scored out of 1,000'],
      ['月度排名通报', 'Ranking published monthly'],
      ['一票否决', 'One failure sinks everything'],
      ['责任状', 'Signed pledges'],
      ['配合满意度、平安等电话测评', 'Preparing people for phone surveys'],
      ['软排名（通报分值）', 'Hidden ranking by published scores'],
      ['第三方测评', 'Outside assessors'],
    ]),
    quantities: [
      quantity('indicators', 300, ['考核指标', 'Indicators'], ['项', 'in all']),
      quantity('rankingsPerMonth', 60, ['排名', 'Rankings'], ['次/月', 'a month']),
    ],
    norm: {
      text: text('有的地方定为村党组织不超过10项', 'Some places: at most 10 for a village Party organisation'),
      quantity: 'indicators',
      max: 10,
    },
  },
  {
    code: 'INS',
    name: text('督查检查', 'Inspections'),
    hint: text('查了一拨又一拨', 'One visit after another'),
    subtypes: subtypes('INS', [
      ['多头重复检查', 'Several offices check the same'],
      ['变相考核的调研', 'Study visit that is an assessment'],
      ['扎堆调研', 'Study visits all at once'],
      ['层层陪同', 'Escorts from every level'],
      ['看材料不看实效', 'Looks at papers, not results'],
      ['要求见主要负责同志', 'Insists on seeing the head'],
      ['飞行检查加码', 'Spot checks asking for more'],
    ]),
    quantities: [
      quantity('visitsPerMonth', 60, ['迎检、接待', 'Visits'], ['次/月', 'a month']),
      quantity('preparationHours', 300, ['准备材料', 'Preparing papers'], ['小时', 'hours']),
    ],
    norm: {
      text: text('中央部门的综合督查每年最多1次', 'Central departments: one general inspection a year at most'),
    },
  },
]
