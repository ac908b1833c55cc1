import { hours, quantity, subtypes, text, workingDays } from '../build.ts'
import type { Category } from '../types.ts'

/** Problems in the yard and the street. */
export const NEIGHBOURHOOD_PROBLEMS: readonly Category[] = [
  {
    code: 'GBG',
    name: text('垃圾环卫', 'Rubbish'),
    hint: text('垃圾没人清', 'Nobody clears it'),
    subtypes: subtypes('GBG', [
      ['清运不及时', 'Not collected in time'],
      ['建筑垃圾', 'Building waste'],
      ['桶满溢', 'Bins overflowing'],
      ['乱堆', 'Dumped anywhere'],
    ]),
    quantities: [quantity('bags', 500, ['大概有', 'About'], ['袋', 'bags'])],
    limit: workingDays(1),
  },
  {
    code: 'PRP',
    name: text('物业', 'Property service'),
    hint: text('收费、保洁、保安', 'Fees, cleaning, guards'),
    subtypes: subtypes('PRP', [
      ['收费', 'Fees'],
      ['保洁', 'Cleaning'],
      ['保安', 'Guards'],
      ['维修基金', 'Repair fund'],
    ]),
    quantities: [],
    limit: workingDays(5),
  },
  {
    code: 'PUB',
    name: text('公共设施', 'Public facilities'),
    hint: text('井盖、路面、护栏坏了', 'Broken covers, roads, rails'),
    subtypes: subtypes('PUB', [
      ['井盖', 'Manhole cover'],
      ['道路坑洼', 'Potholes'],
      ['健身器材', 'Exercise equipment'],
      ['护栏', 'Railings'],
    ]),
    quantities: [],
    limit: workingDays(4),
  },
  {
    code: 'FIR',
    name: text('消防隐患', 'Fire hazards'),
    hint: text('通道被占、设施坏了', 'Blocked exits, broken gear'),
    subtypes: subtypes('FIR', [
      ['占用消防通道', 'Fire lane blocked'],
      ['堆物', 'Things piled up'],
      ['设施坏', 'Equipment broken'],
      ['高空抛物', 'Things thrown from above'],
    ]),
    quantities: [],
    limit: hours(24),
    notice: { text: text('着火了：先打119', 'Fire: call 119 first'), call: ['119'] },
  },
  {
    code: 'PRK',
    name: text('停车交通', 'Parking and traffic'),
    hint: text('乱停车、没车位', 'Badly parked, no space'),
    subtypes: subtypes('PRK', [
      ['违停', 'Illegal parking'],
      ['僵尸车', 'Abandoned car'],
      ['车位', 'Parking spaces'],
    ]),
    quantities: [],
    limit: workingDays(5),
    notice: { text: text('出了交通事故：先打122', 'Traffic accident: call 122 first'), call: ['122'] },
  },
  {
    code: 'NOI',
    name: text('噪音油烟', 'Noise and smoke'),
    hint: text('吵得睡不着、油烟呛人', 'Loud nights, kitchen fumes'),
    subtypes: subtypes('NOI', [
      ['施工', 'Building site'],
      ['广场舞', 'Square dancing'],
      ['装修', 'Home renovation'],
      ['油烟', 'Cooking fumes'],
    ]),
    quantities: [],
    limit: workingDays(5),
  },
  {
    code: 'ILB',
    name: text('违建圈占', 'Illegal building'),
    hint: text('私搭乱建、占公家地', 'Built or fenced on shared land'),
    subtypes: subtypes('ILB', [
      ['私搭', 'Built without permission'],
      ['圈绿', 'Green space fenced off'],
      ['占道经营', 'Trading on the road'],
    ]),
    quantities: [],
    limit: workingDays(15),
  },
  {
    code: 'GRN',
    name: text('绿化', 'Trees and green'),
    hint: text('树挡光、枯枝、虫子', 'Trees, dead branches, pests'),
    subtypes: subtypes('GRN', [
      ['树木', 'Trees'],
      ['虫害', 'Pests'],
      ['枯枝', 'Dead branches'],
    ]),
    quantities: [],
    limit: workingDays(5),
  },
]
