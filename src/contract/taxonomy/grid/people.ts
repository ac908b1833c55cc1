import { subtypes, text, workingDays } from '../build.ts'
import type { Category } from '../types.ts'

/** Neighbours who quarrel, neighbours who need help, and everything else. */
export const PEOPLE_PROBLEMS: readonly Category[] = [
  {
    code: 'DSP',
    name: text('邻里矛盾', 'Disputes'),
    hint: text('和邻居说不拢', 'Trouble between neighbours'),
    subtypes: subtypes('DSP', [
      ['漏水纠纷', 'Over a leak'],
      ['噪音纠纷', 'Over noise'],
      ['宠物', 'Over pets'],
    ]),
    quantities: [],
    limit: workingDays(5),
    notice: {
      text: text('有人动手：先打110。请别写别人姓名', 'Violence: call 110 first. Please write no names'),
      call: ['110'],
    },
  },
  {
    code: 'CAR',
    name: text('帮扶', 'Care'),
    hint: text('老人、残疾人要帮忙', 'Help for old or disabled'),
    subtypes: subtypes('CAR', [
      ['独居老人', 'Old person living alone'],
      ['助残', 'Help for the disabled'],
      ['政策咨询', 'Question about benefits'],
    ]),
    quantities: [],
    limit: workingDays(5),
    notice: {
      text: text(
        '有生命危险：先打120或110。请别写身份证号',
        'Danger to life: call 120 or 110 first. Please write no ID numbers',
      ),
      call: ['120', '110'],
    },
  },
  {
    code: 'OTH',
    name: text('其他建议', 'Other'),
    hint: text('别的事、建议、表扬', 'Other matters, ideas, praise'),
    subtypes: [],
    quantities: [],
    limit: workingDays(5),
  },
]
