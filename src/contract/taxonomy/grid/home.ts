import { hours, quantity, subtypes, text, workingDays } from '../build.ts'
import type { Category } from '../types.ts'

/** Problems in the home and its building. */
export const HOME_PROBLEMS: readonly Category[] = [
  {
    code: 'HEA',
    name: text('供暖', 'Heating'),
    hint: text('屋里不热、停暖', 'Cold rooms, no heating'),
    subtypes: subtypes('HEA', [
      ['不热', 'Not warm'],
      ['漏水', 'Leaking'],
      ['停暖', 'Heating off'],
      ['未开栓', 'Valve not opened'],
      ['退费', 'Refund'],
    ]),
    quantities: [quantity('roomTemperature', 35, ['室温', 'Room temperature'], ['℃', '℃'])],
    norm: { text: text('有的地方要求卧室、客厅不低于18℃', 'Some places: at least 18 ℃ in bedroom and living room') },
    limit: hours(24),
  },
  {
    code: 'LEK',
    name: text('房屋漏水', 'Leaks'),
    hint: text('楼上漏、屋顶漏', 'Water from above or outside'),
    subtypes: subtypes('LEK', [
      ['楼上漏水找不到住户', "Leak from above, can't find the occupant"],
      ['屋顶漏雨', 'Roof lets in rain'],
      ['外墙', 'Outer wall'],
      ['管道', 'Pipes'],
    ]),
    quantities: [],
    limit: hours(24),
  },
  {
    code: 'WSD',
    name: text('供水排水', 'Water and drains'),
    hint: text('停水、堵了、冒水', 'No water, blocked drains'),
    subtypes: subtypes('WSD', [
      ['停水', 'No water'],
      ['水压', 'Water pressure'],
      ['水质', 'Water quality'],
      ['下水堵', 'Blocked drain'],
      ['井盖冒水', 'Manhole overflowing'],
    ]),
    quantities: [quantity('homesConcerned', 5000, ['影响', 'Homes affected'], ['户', 'homes'])],
    limit: hours(24),
  },
  {
    code: 'ELE',
    name: text('电和路灯', 'Power and lamps'),
    hint: text('停电、灯坏、飞线充电', 'Power cuts, lamps, wires'),
    subtypes: subtypes('ELE', [
      ['停电', 'Power cut'],
      ['路灯', 'Street lamp'],
      ['飞线充电', 'Charging by a loose wire'],
      ['电动车进楼', 'E-bike taken indoors'],
    ]),
    quantities: [],
    limit: workingDays(5),
    notice: {
      text: text(
        '有触电、起火危险：别靠近，先打119；有人受伤打120',
        'Danger of shock or fire: keep away, call 119 first; if someone is hurt call 120',
      ),
      call: ['119', '120'],
    },
  },
  {
    code: 'GAS',
    name: text('燃气', 'Gas'),
    hint: text('闻到燃气味', 'Smell of gas'),
    subtypes: subtypes('GAS', [['漏气', 'Gas leak']]),
    quantities: [],
    notice: {
      text: text(
        '马上离开屋子，什么开关都别碰，到外面打119和燃气公司电话',
        'Leave the room, do not touch any switch, call 119 and the gas company from outside',
      ),
      call: ['119'],
    },
  },
  {
    code: 'LFT',
    name: text('电梯', 'Lifts'),
    hint: text('困人、停运、异响', 'Stuck, stopped or noisy'),
    subtypes: subtypes('LFT', [
      ['困人', 'People trapped'],
      ['停运', 'Out of service'],
      ['异响', 'Strange noise'],
    ]),
    quantities: [],
    limit: hours(24),
    notice: { text: text('有人被困：先打119', 'People trapped: call 119 first'), call: ['119'] },
  },
]
