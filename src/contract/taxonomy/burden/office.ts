import { quantity, subtypes, text } from '../build.ts'
import { FORBIDDEN_PROOFS } from '../proofs.ts'
import type { Category } from '../types.ts'

/** Plaques, proofs, duties: what is hung on the village office or handed to it. */
export const OFFICE_BURDENS: readonly Category[] = [
  {
    code: 'PLQ',
    name: text('牌子上墙', 'Plaques'),
    hint: text('门口挂满，墙上贴满', 'Doors and walls are full'),
    subtypes: subtypes('PLQ', [
      ['要求挂牌', 'Told to hang a plaque'],
      ['检查前挂牌', 'Hung before an inspection'],
      ['电子牌', 'Electronic plaques'],
      ['摘牌不摘责', 'Plaque gone, duty stays'],
      ['制度上墙', 'Rules on the wall'],
      ['指定尺寸位置', 'Size and place prescribed'],
    ]),
    quantities: [
      quantity('plaquesOutside', 60, ['室外牌子', 'Plaques outside'], ['块', 'plaques']),
      quantity('plaquesInside', 200, ['室内牌子', 'Plaques inside'], ['块', 'plaques']),
      quantity('wallRules', 200, ['上墙制度', 'Rules on the wall'], ['张', 'sheets']),
    ],
    norm: {
      text: text('有的地方定为室外不超过5块', 'Some places: at most 5 outside'),
      quantity: 'plaquesOutside',
      max: 5,
    },
  },
  {
    code: 'CRT',
    name: text('证明盖章', 'Proofs'),
    hint: text('啥事都要村里盖章', 'Our stamp for everything'),
    subtypes: [
      ...FORBIDDEN_PROOFS,
      ...subtypes(
        'CRT',
        [
          ['责任类盖章', 'Stamp that makes us liable'],
          ['担保类盖章', 'Stamp as a guarantee'],
          ['循环证明', 'Proofs that need each other'],
          ['要求写“情况属实”', 'Must write "this is true"'],
        ],
        FORBIDDEN_PROOFS.length + 1,
      ),
    ],
    quantities: [quantity('proofsPerMonth', 500, ['开证明', 'Proofs'], ['份/月', 'a month'])],
    norm: {
      text: text('前20种村里不该开；有的地方只留7种', 'The first 20 are not ours to issue; some places keep only 7'),
    },
  },
  {
    code: 'DTY',
    name: text('责任转嫁', 'Pushed-down duties'),
    hint: text('不该村里干的也压下来', "Work that isn't ours"),
    subtypes: subtypes('DTY', [
      ['清单外事项', 'Not on the list of duties'],
      ['未经准入', 'Not cleared for villages'],
      ['无执法权却要管', 'Must enforce without the power to'],
      ['签责任状', 'Made to sign a pledge'],
      ['当责任主体', 'Made the responsible body'],
      ['部门甩锅', 'Department passes the blame'],
      ['12345工单不合理转派', '12345 ticket wrongly passed to us'],
      ['缺人缺钱', 'No people, no money'],
      ['上级收回事项仍在干', 'Taken back above, still done here'],
    ]),
    quantities: [
      quantity('matters', 500, ['压下来的事', 'Duties pushed down'], ['项', 'in all']),
      quantity('hoursPerWeek', 60, ['花时间', 'Time spent'], ['小时/周', 'hours a week']),
    ],
    norm: { text: text('以当地事项清单为准', 'Your local list of duties decides') },
  },
]
