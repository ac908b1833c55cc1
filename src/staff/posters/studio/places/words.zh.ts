const number = (count: number): string => count.toLocaleString('zh-CN')

/** Choosing places. */
export const zh = {
  separator: '、',
  tree: {
    label: '地方',
    open: (name: string) => `展开${name}`,
    close: (name: string) => `收起${name}`,
    loading: '正在打开…',
    again: '没有打开，再试一次',
    empty: '下面没有了',
  },
  search: {
    label: '搜索名称、拼音首字母或代码',
    hint: '比如：王家庄、wjz、371002',
    none: (typed: string) => `没有找到“${typed}”。换个写法试试。`,
    more: '还有更多，请再多写几个字。',
    add: (name: string) => `添加${name}`,
    addShort: '添加',
    added: '已添加',
    alias: (name: string) => `又叫${name}`,
  },
  paste: {
    open: '粘贴一串名称或代码',
    label: '一行一个',
    hint: '村名有重复的，可以写成“镇名 村名”，或者写代码。',
    find: '查找',
    stop: '停下',
    at: (now: number, all: number) => `正在查第${number(now)}个，共${number(all)}个`,
    found: (count: number) => `找到了${number(count)}个，已添加。`,
    several: '这几个名称不止一处，请挑一处：',
    none: '这几个没有找到：',
    tooMany: (most: number) => `一次最多查${number(most)}行，请分几次粘贴。`,
  },
  chosen: {
    label: '已选的地方',
    none: '还没有选地方。',
    remove: (name: string) => `去掉${name}`,
    all: '全部去掉',
    more: (count: number) => `还有${number(count)}个地方`,
  },
}
