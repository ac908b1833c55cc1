import { describe, expect, it } from 'vitest'
import { type Known, type WarningKind, warningsFor } from '../../../src/staff/cases/warn-words.ts'

const NOTHING: Known = { sources: [], placeNames: [] }
const found = (text: string, kind: WarningKind, known: Partial<Known> = {}) =>
  warningsFor(text, { ...NOTHING, ...known })
    .filter((warning) => warning.kind === kind)
    .map((warning) => warning.found)

describe('a sentence taken over tells its writer by the writing', () => {
  const SOURCE = '我们村里每个星期都要开四次视频会议，书记主任都得在那里坐着！材料做不完。'
  const takenOver = (text: string, sources = [SOURCE]) => found(text, 'taken-over', { sources })

  it('twelve characters in a row are found, whatever stands between them', () => {
    expect(takenOver('据了解，每个星期都要开四次视频会议。')).toEqual(['每个星期都要开四次视频会议'])
    expect(takenOver('每 个 星 期，都要开“四次”视频、会议')).toHaveLength(1)
  })
  it('across a line break and across the end of a sentence', () => {
    expect(takenOver('都得在那里\n坐着。材料做不完')).toEqual(['都得在那里\n坐着。材料做不完'])
  })
  it('eleven are not: everybody writes like that', () => {
    expect(takenOver('个星期都要开四次视频会')).toEqual([])
  })
  it('a longer run is shown as one', () => {
    expect(takenOver(`其中说：${SOURCE}`)).toHaveLength(1)
  })
  it('a short sentence is found when it is the whole sentence', () => {
    expect(takenOver('会议偏多。材料实在做不完了。请核实。', ['材料实在做不完了！'])).toEqual(['材料实在做不完了'])
    expect(takenOver('反映材料实在做不完了的情况', ['材料实在做不完了！'])).toEqual([])
    expect(takenOver('太多了。', ['太多了。'])).toEqual([])
  })
  it('six words of English are, five are not; capitals hide nothing', () => {
    const sources = ['We have four video meetings every single week, and nobody listens.']
    expect(takenOver('They say: Four Video meetings, every single WEEK', sources)).toHaveLength(1)
    expect(takenOver('four video meetings every single day', sources)).toEqual([])
  })
  it('digits in full width are the same digits', () => {
    expect(takenOver('全年要上报１２份台账和九种表格', ['全年要上报12份台账和九种表格'])).toHaveLength(1)
  })
  it('own words about the same thing are no quotation', () => {
    expect(takenOver('会议过于频繁，基层干部疲于应付，建议合并召开、减少陪会。')).toEqual([])
  })
  it('stays quick with two hundred long reports', () => {
    const sources = Array.from({ length: 200 }, (_, at) => `第${at}条${SOURCE.repeat(50)}`)
    expect(takenOver('会议过于频繁。'.repeat(100), sources)).toEqual([])
  })
})

describe('numbers that lead to a person', () => {
  it.each([
    '联系13800138000',
    '联系 138-0013-8000',
    '+86 138 0013 8000',
    '打１３８００１３８０００',
    '幺三八零零幺三八零零零',
    '0631-5231234',
    '(0631) 5231234',
    '电话：5231234',
    '请打 8812 3456',
  ])('a telephone: %s', (text) => expect(found(text, 'phone')).toHaveLength(1))

  it.each([
    '每月15次会议',
    '台账12345678份',
    '补贴1234567元',
    '2026年11月22日20261122号文件',
    '全年12次，每次3小时，共36小时',
    '办12345热线的工单',
    '一二三四五六项工作',
  ])('no telephone: %s', (text) => expect(found(text, 'phone')).toEqual([]))

  it('an identity number, also with X and in groups, and it is no telephone as well', () => {
    for (const text of ['371002199001011234', '37100219900101123x', '371002 19900101 123X']) {
      expect(found(text, 'id-number')).toHaveLength(1)
      expect(found(text, 'phone')).toEqual([])
    }
    expect(found('统一编号371002199001011234567', 'id-number')).toEqual([])
  })
})

describe('names', () => {
  it.each([
    ['王书记', '王书记'],
    ['镇里的李主任要求', '李主任'],
    ['某村张建国主任说', '张建国主任'],
    ['找高镇长', '高镇长'],
    ['县农业局周局长', '周局长'],
    ['欧阳老师', '欧阳老师'],
    ['张某某反映', '张某某'],
    ['联系人：王小明', '联系人：王小明'],
    ['我叫王小明', '我叫王小明'],
    ['by Secretary Wang', 'Secretary Wang'],
  ])('%s', (text, name) => expect(found(text, 'name')).toEqual([name]))

  it.each([
    '村党支部书记要参加',
    '包村书记和驻村干部',
    '常务副主任',
    '村文书记录会议',
    '高新区书记会',
    '每周书记例会',
    '安全委员会',
    '曾任主任的人',
    '社区居委会主任',
    '单位主任签字',
    '开会计划表',
    '许多主任都要到场',
    '村会计报表太多',
  ])('an office is no name: %s', (text) => expect(found(text, 'name')).toEqual([]))
})

describe('places below the county', () => {
  const placeNames = ['东山村委会', '北沟家村委会', '和平社区居委会', '丁村委会', '石岛街道', '龙须岛镇']
  const places = (text: string) => found(text, 'place', { placeNames })

  it('are found with and without what kind of place they are', () => {
    expect(places('东山村委会的会议')).toEqual(['东山村委会'])
    expect(places('东山村的会议')).toEqual(['东山村'])
    expect(places('东山的会议')).toEqual(['东山'])
    expect(places('石岛、龙须岛两地')).toEqual(['石岛', '龙须岛'])
  })
  it('a single character needs its kind, and so does an everyday word', () => {
    expect(places('丁村的会议')).toEqual(['丁村'])
    expect(places('丁点大的事')).toEqual([])
    expect(places('和平社区的会议')).toEqual(['和平社区'])
    expect(places('心平气和，和平共处')).toEqual([])
  })
  it('the county itself may be named', () => {
    expect(places('荣成市各镇街的会议')).toEqual([])
  })
  it('a name with signs in it is only a name', () => {
    expect(found('a', 'place', { placeNames: ['(甲乙.*', '甲乙)村'] })).toEqual([])
  })
})

describe('how many have reported', () => {
  it.each([
    '3个村反映',
    '三名村干部都反映',
    '收到5条反映',
    '十几位书记先后举报',
    '2件投诉',
    'several villages have complained',
  ])('%s', (text) => expect(found(text, 'number-of-reports')).toHaveLength(1))
  it.each(['每月15次会议', '12个村要上报台账', '每村要做3份材料', '一些干部觉得会多', '要求20个社区迎检', '5条措施'])(
    'not: %s',
    (text) => expect(found(text, 'number-of-reports')).toEqual([]),
  )
})

it('own words in plain sentences raise no warning at all', () => {
  const sources = ['每周要开四次会，镇里天天要报表']
  const text = '个别部门会议偏多，报表重复。建议按规定合并会议，取消重复报送，每月不超过4次。'
  expect(warningsFor(text, { sources, placeNames: ['东山村委会', '石岛街道'] })).toEqual([])
})
