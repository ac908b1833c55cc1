import { quantity, subtypes, text } from '../build.ts'
import type { Category } from '../types.ts'

/** Documents, meetings, forms: what comes down to the village on paper and takes its days. */
export const PAPER_BURDENS: readonly Category[] = [
  {
    code: 'DOC',
    name: text('文件多', 'Documents'),
    hint: text('天天收文，看不完', 'More papers than we can read'),
    subtypes: subtypes('DOC', [
      ['红头变白头', 'Official paper sent without its red heading'],
      ['便笺、微信通知代替文件', 'Note or WeChat message instead of a document'],
      ['多文合一', 'Several documents in one'],
      ['层层转发', 'Passed on level by level'],
      ['要求报送落实情况', 'Must report how it was carried out'],
      ['要求制定配套文件', 'Must write our own version of it'],
      ['非专用账号发文', 'Sent from an unofficial account'],
      ['发到市级的文件发到了村', 'Meant for cities, sent to villages'],
      ['超过字数', 'Too long'],
      ['临时性、分工类发文', 'For a passing task or to share out work'],
    ]),
    quantities: [
      quantity('receivedPerMonth', 3000, ['收到', 'Received'], ['件/月', 'a month']),
      quantity('needingReply', 3000, ['其中要回复', 'Of these, needing a reply'], ['件', 'documents']),
      quantity('charactersOfOne', 50_000, ['一份有多长', 'Length of one'], ['字', 'characters']),
    ],
    norm: {
      text: text('一份不超过5000字，总数不比去年多', 'At most 5,000 characters; no more than last year'),
      quantity: 'charactersOfOne',
      max: 5000,
    },
  },
  {
    code: 'MTG',
    name: text('会议多', 'Meetings'),
    hint: text('会一个接一个', 'One meeting after another'),
    subtypes: subtypes('MTG', [
      ['层层陪会', 'Sitting in at every level'],
      ['重复套开', 'Same meeting held again'],
      ['临时通知', 'Called at short notice'],
      ['可视频却要到场', 'Must be there though video would do'],
      ['必须一把手参加', 'The head must come in person'],
      ['签到打卡', 'Sign-in and clock-in'],
      ['会后要报材料', 'Report wanted afterwards'],
      ['无会日仍开会', 'Held on a meeting-free day'],
    ]),
    quantities: [
      quantity('meetingsPerWeek', 40, ['开会', 'Meetings'], ['次/周', 'a week']),
      quantity('longestHours', 24, ['最长一次', 'Longest one'], ['小时', 'hours']),
      quantity('headHadToCome', 40, ['其中必须一把手去', 'Of these, the head had to come'], ['次', 'times']),
    ],
    norm: {
      text: text('有的地方定为每周不超过1次', 'Some places: at most 1 a week'),
      quantity: 'meetingsPerWeek',
      max: 1,
    },
  },
  {
    code: 'FRM',
    name: text('填表报数', 'Forms'),
    hint: text('同样的数报了又报', 'Same numbers again and again'),
    subtypes: subtypes('FRM', [
      ['多头重复', 'Several offices ask the same'],
      ['同一部门重复', 'Same office asks again'],
      ['上午通知下午要', 'Asked in the morning, due by afternoon'],
      ['一表通外另要表', 'Extra forms beside the single form'],
      ['纸质、电子都要', 'Both paper and electronic'],
      ['无依据台账', 'Ledger without any basis'],
      ['系统重复录入', 'Same entry in several systems'],
    ]),
    quantities: [
      quantity('formsPerMonth', 300, ['填表', 'Forms'], ['张/月', 'a month']),
      quantity('hoursPerWeek', 60, ['花时间', 'Time spent'], ['小时/周', 'hours a week']),
      quantity('sameDataTimes', 50, ['同样的数报了', 'Same data reported'], ['次', 'times']),
    ],
    norm: {
      text: text('有的地方定为每月不超过2张，数据只报一次', 'Some places: at most 2 a month, same data only once'),
      quantity: 'formsPerMonth',
      max: 2,
    },
  },
]
