import type { WarningKind } from '../warn-words.ts'

/** What is said of a text that may tell who reported. */
export const zh = {
  title: '发出前请再看一眼',
  why: {
    'taken-over': '和反映人的原话一样，熟人认得出口气。请用自己的话写。',
    phone: '像是电话号码。',
    'id-number': '像是身份证号。',
    name: '像是人名。写职务就够了。',
    place: '这是县以下的地名，几个人就能对上号。只写到县。',
    'number-of-reports': '说了有多少人反映，范围越小越容易猜到是谁。',
  } satisfies Record<WarningKind, string>,
  quoted: (text: string) => `“${text}”`,
  twice: '确实要这样写，就再点一次。',
}
