import type { Trouble } from '../../../contract/sheet.ts'
import type { REVOKE_REASONS } from '../../../contract/staff/posters.ts'

type Reason = (typeof REVOKE_REASONS)[number]

/** Codes on walls: which there are, which are in trouble. */
export const zh = {
  title: '海报和码',
  toStudio: '印海报',
  toCoverage: '看看贴上了没有',
  place: '地方',
  kind: '哪一种',
  kinds: { burden: '负担码（办公室）', grid: '居民码（楼道、公告栏）' },
  state: '还能用吗',
  states: { active: '在用', revoked: '已作废' },
  count: (shown: number, total: number) => (shown < total ? `共${total}个码，先看${shown}个` : `共${total}个码`),
  none: '这里还没有码。到“印海报”里选好地方，码会自动发好。',
  noneLike: '没有符合条件的码。',
  code: '码',
  where: '通向',
  printed: '上次印',
  never: '还没印过',
  acts: '处理',
  revoke: '作废',
  replace: '换新码',
  more: '再看一些',
  revokeTitle: (name: string) => `作废“${name}”的码？`,
  replaceTitle: (name: string) => `给“${name}”换新码？`,
  revokeText: '墙上的这张海报就不能用了，扫的人会看到“这个码停用了”。这一步不能撤回。',
  replaceText: '旧海报不能再用，扫的人会看到“这个码停用了”。换好以后要重新印、重新贴。',
  replaceArea: '这个码贴在这一片每个村的办公室里，一换，每一张都要重贴。',
  why: '为什么',
  reasons: {
    torn: '破了、脏了，扫不出',
    tampered: '被人动过，或贴了假码',
    moved: '地方变了',
    mistaken: '发错了',
  } satisfies Record<Reason, string>,
  cancel: '先不动',
  revoked: (code: string) => `${code} 已作废。`,
  replaced: (name: string) => `已给“${name}”换了新码。到“印海报”里选“只印新的和有变化的”，就只印这一张。`,
  raced: '刚才有人已经处理过这个码了。',
  troubles: '有人说这些海报有问题',
  troublesWhy: '谁扫了码都可以说一声，不记是谁说的。到现场看过、换过以后，点“处理好了”。',
  trouble: {
    torn: '破了，扫不出',
    covered: '被盖住了',
    tampered: '可疑，像被人换过',
    gone: '不见了',
  } satisfies Record<Trouble, string>,
  week: (monday: string) => `${Number(monday.slice(5, 7))}月${Number(monday.slice(8))}日那一周`,
  settle: '处理好了',
  settled: '好，不再提醒。',
}
