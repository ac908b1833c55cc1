import { quantity, subtypes, text } from '../build.ts'
import type { Category } from '../types.ts'

/** Briefings, borrowed staff, traces, campaigns, levies: what takes people, their time or their money. */
export const PEOPLE_BURDENS: readonly Category[] = [
  {
    code: 'NWS',
    name: text('简报信息', 'Briefings'),
    hint: text('要稿子，还要排名', 'Stories on quota'),
    subtypes: subtypes('NWS', [
      ['下达投稿任务', 'Quota of articles'],
      ['通报排名', 'Published ranking'],
      ['采用率考核', 'Scored on how many get used'],
      ['要求转发点赞', 'Told to share and like'],
      ['宣传稿、美篇、视频', 'Articles, photo stories, videos'],
    ]),
    quantities: [quantity('itemsPerMonth', 60, ['要求报', 'Items asked for'], ['篇/月', 'a month'])],
    norm: {
      text: text('有的地方不给村里派任务', 'Some places: no quota at all'),
      quantity: 'itemsPerMonth',
      max: 0,
    },
  },
  {
    code: 'SEC',
    name: text('借调抽人', 'Staff borrowing'),
    hint: text('人被抽走，活没人干', 'Our people are taken away'),
    subtypes: subtypes('SEC', [
      ['向村、社区抽人', 'Taken from a village or community'],
      ['无手续', 'No paperwork'],
      ['超期', 'Longer than agreed'],
      ['口头借调', 'By word of mouth only'],
      ['专班长期抽调', 'Long stay in a task force'],
      ['以跟班学习名义', 'Under the name of training'],
    ]),
    quantities: [
      quantity('people', 20, ['借走', 'People borrowed'], ['人', 'people']),
      quantity('months', 60, ['借了多久', 'For how long'], ['个月', 'months']),
      quantity('shareOfPosts', 100, ['占编制', 'Share of our posts'], ['%', '%']),
    ],
  },
  {
    code: 'TRC',
    name: text('过度留痕', 'Trace keeping'),
    hint: text('干点事就要拍照记账', 'A photo for every step'),
    subtypes: subtypes('TRC', [
      ['摆拍', 'Posed photos'],
      ['补材料', 'Papers written afterwards'],
      ['走访签字', 'Signatures for home visits'],
      ['定位照片', 'Photos with location'],
      ['重复台账', 'Same ledger twice'],
    ]),
    quantities: [
      quantity('ledgers', 300, ['台账', 'Ledgers'], ['本', 'ledgers']),
      quantity('photosPerMonth', 3000, ['拍照', 'Photos'], ['张/月', 'a month']),
    ],
    norm: { text: text('留痕多不等于干得好', 'More traces do not mean better work') },
  },
  {
    code: 'CMP',
    name: text('创建达标', 'Campaigns'),
    hint: text('造亮点、迎观摩', 'Show sites and titles'),
    subtypes: subtypes('CMP', [
      ['变相创建', 'Campaign under another name'],
      ['观摩点', 'Show site for visitors'],
      ['打造亮点', 'Told to create a highlight'],
      ['自筹资金', 'Must raise the money ourselves'],
    ]),
    quantities: [quantity('runningAtOnce', 100, ['同时在搞', 'Running at once'], ['项', 'in all'])],
  },
  {
    code: 'LEV',
    name: text('摊派', 'Levies'),
    hint: text('订报、办卡下指标', 'Quotas to buy or sign up'),
    subtypes: subtypes('LEV', [
      ['订报刊', 'Newspaper subscriptions'],
      ['办卡', 'Bank or phone cards'],
      ['关注公众号', 'Following accounts'],
      ['反诈App', 'Anti-fraud app'],
      ['捐款', 'Donations'],
      ['保险、彩票', 'Insurance, lottery'],
    ]),
    quantities: [
      quantity('times', 100, ['摊派', 'Levies'], ['次', 'times']),
      quantity('quotaPerPerson', 1000, ['每人指标', 'Quota for each of us'], ['人或单', 'people or orders']),
    ],
  },
  {
    code: 'OTH',
    name: text('其他', 'Other'),
    hint: text('上面没有的写这里', 'Anything not listed'),
    subtypes: [],
    quantities: [],
    notice: {
      text: text(
        '涉法涉诉、违法犯罪、个人信访这里不收，请走专门渠道',
        'Lawsuits, crimes and personal petitions are not handled here: use the channels for them',
      ),
      call: [],
    },
  },
]
