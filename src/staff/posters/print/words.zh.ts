/** Pages of a print run, for the browser's own printing. */
export const zh = {
  title: '打印海报',
  back: '← 回到印海报',
  loading: '正在打开…',
  again: '再试一次',
  notFound: '没有这次打印的记录，可能已经取消了。',
  how: '纸选A4，边距选“无”，缩放选100%，页眉页脚不要。',
  which: '印哪里',
  piece: (county: string | undefined, from: number, to: number) =>
    `${county ?? '全部'}（${from === to ? `第${from}页` : `第${from}页到第${to}页`}）`,
  print: (pages: number) => `打印这${pages}页`,
  coming: (there: number, all: number) => `正在取页面，取好了${there}页，共${all}页。取齐了就打印。`,
  failed: (count: number) => `有${count}页没有取到，还没有打印。请再点一次“打印”。`,
  notReady: '页面还没有取齐。请关掉这个窗口，点页面上的“打印”按钮。',
  allDone: '全部印好了',
  allDoneWhy: '点了这里，下次选“只印新的和有变化的”就不再印这些。',
  noted: '记下了：这些已经印好。',
  ended: '这次打印已经取消，或者正在下载，记不了。',
  page: (page: number) => `第${page}页`,
}
