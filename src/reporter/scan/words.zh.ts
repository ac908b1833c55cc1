/** Start page, other places, codes that do not work. */
export const zh = {
  search: '找一找',
  noneFound: '没有找到。换个字试试。',
  startTitle: '扫墙上的码，说说心里话',
  startHow: '用手机相机或微信“扫一扫”，对准墙上的码就行。不用注册，不用装软件。',
  startSafe: '真码打开后，上面写着你们那里的地名和主办单位。要你付钱、要你登录的，都是假的。',
  scan: '扫一扫',
  scanNote: '打开相机，对准墙上的码',
  typeTitle: '扫不了？把码下面那行字打进来',
  typeLabel: '码下面的10个字母和数字',
  typeOpen: '打开',
  typed: {
    short: (left: number) => `还差${left}个字`,
    long: '多打了字，一共是10个。',
    mistyped: '这个码抄错了一个字，请对着墙上再看一遍。',
  },
  more: '还可以',
  outboxRow: '看看有没有没发出去的',
  lookupRow: '用查询码查结果',
  boardRow: '看看大家反映的有什么结果',
  problem: {
    'poster-mistyped': ['这个码不对', '里面有一个字抄错了。请对着墙上的码再看一遍，或者重新扫一次。'],
    'poster-unknown': ['没有这个码', '这里查不到这个码，可能是假的。不要输入任何信息，请告诉村里或者主办单位。'],
    'poster-revoked': ['这个码停用了', '旁边要是贴了新码，请扫新码；没有新码，请告诉主办单位。'],
  } as Record<string, readonly [title: string, text: string]>,
  needsNetwork: [
    '要先联一次网',
    '这部手机第一次用，要有网才能打开这个码。联上网以后再点一下，以后没网也能用。',
  ] as readonly [title: string, text: string],
  firstOfflineLabel: '先写下，联网后再核对',
  firstOffline: '这个码是第一次在没网时扫的，还不知道是哪里。你先写，存在手机里，联网后自动核对、自动发送。',
}
