import type { Trouble } from '../../../contract/sheet.ts'

/** A sheet in trouble. */
export const zh = {
  title: '墙上的海报怎么了？',
  how: '点一下就行。不记名，手机里也不留。',
  which: '是哪一张？',
  trouble: {
    torn: ['破了、脏了', '扫不出来'],
    covered: ['被盖住了', '贴了别的东西，或者被挡住'],
    tampered: ['像是假的', '或者被人贴了别的码'],
    gone: ['不见了', '原来有，现在没有了'],
  } as Readonly<Record<Trouble, readonly [name: string, note: string]>>,
  sending: '正在告诉主办单位…',
  told: '谢谢，已经告诉主办单位',
  toldNote: '他们会看到是哪一张，不知道是谁说的。',
  doNotScan: '换好以前，不要扫那张码，也不要输入任何信息。',
  fake: '这个码不是我们发的',
  fakeNote: '可能是假的，不要输入任何信息。请告诉村里、社区，或者主办单位：',
  revoked: '这个码已经停用了',
  revokedNote: '主办单位知道它停用了。旁边要是没有新的，请告诉他们：',
  notTold: {
    busy: '现在收不了，没有告诉成。请过一会儿再点一次。',
    unreachable: '现在没有网，没有告诉成。这件事手机里不存，请有网时再点一次。',
  },
  realTitle: '真的是什么样',
  real: [
    '打开后写着你们那里的地名',
    '写着主办单位的名字',
    '不要你登录、注册',
    '不要你付钱，不要银行卡',
    '不要你装软件',
  ],
}
