/** The form: what is there at once. */
export const zh = {
  ticks: '是哪种情况？',
  ticksHint: '可以多选',
  numbers: '有多少？',
  numbersHint: '不清楚就空着',
  less: (what: string) => `${what}减1`,
  more: (what: string) => `${what}加1`,
  outside: (max: number) => `最多只能填${max}，已经改成能填的数`,
  level: '哪一级要求的？',
  call: (number: string) => `打${number}`,
  notice: '先看这个',
  submit: '提交',
  sealing: '正在加密保存…',
  nothing: '勾一勾就能交，哪一项不填都行',
  restored: '上次没写完的，已经帮你找回来了。',
  discard: '清掉重写',
  error: {
    keys: '加密没成功，还没交上去。写的内容都在，请再点一次。',
    'keys-unsigned': '这张码的密钥对不上，没有交上去。先别填了，请打主办单位的电话核实。写的内容都还在。',
    'not-stored': '这部手机没存成，还没交上去。写的内容都在，请再点一次。',
    'not-loaded': '有一部分程序还没下载完，还没交上去。写的内容都在，联上网再点一次。',
  },
}
