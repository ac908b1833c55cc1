import { SHEET_TEXT_LIMITS } from '../../../src/contract/sheet.ts'
import { SHEET_TEXTS } from '../../../src/contract/staff/printing.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import type { SheetContent } from '../../../src/server/sheets/types.ts'

/** A sheet as it comes with the texts that nobody changed. */
export const usual = (kind: Kind): SheetContent => ({
  kind,
  code: '7K3M9QXZ4T',
  url: 'https://jianfu.example.cn/p/7K3M9QXZ4T',
  name: kind === 'burden' ? '温泉镇、桥头镇、崮山镇等5个镇街' : '3号楼',
  above: kind === 'burden' ? '威海市环翠区' : '环翠楼街道 · 北门社区',
  ...SHEET_TEXTS[kind],
  operator: '威海市减负办',
  complaints: '0631-5201234',
  filing: '鲁ICP备2026012345号',
  fingerprint: '40817 26519 93046 11852',
})

/** A sheet on which every text is as long as it may be, or longer than any that was found. */
export const longest = (kind: Kind): SheetContent => ({
  ...usual(kind),
  url: 'https://jianfu.huancui.weihai.gov.cn:8443/p/WWWWWMMMMM',
  code: 'WWWWWMMMMM',
  name: '新疆生产建设兵团第十四师昆玉市二二四团第一社区居民委员会筹备处',
  above: '新疆维吾尔自治区和田地区皮山县皮山农场 · 新疆生产建设兵团第十四师皮山农场第一社区',
  title: '村'.repeat(SHEET_TEXT_LIMITS.title),
  lead: '开会多、填表多，'.repeat(8).slice(0, SHEET_TEXT_LIMITS.lead),
  note: '谁在办，哪天办好。'.repeat(8).slice(0, SHEET_TEXT_LIMITS.note),
  operator: '某市整治形式主义为基层减负专项工作机制办公室（政务服务和数据管理局）'.repeat(2),
  complaints: '0631-5201234（工作日9:00-17:00），或到政务大厅三楼12号窗口',
  filing: '鲁ICP备2026012345号-6，鲁公网安备37100202000123号',
  emblem: new Uint8Array([1]),
})
