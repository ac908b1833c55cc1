import { type Span, spansOf } from './spans.ts'

const SUFFIX =
  /(?:(?:村|社区|居|家)?(?:民)?委(?:员)?会|村|社区|街道办事处|街道|镇|乡|民族乡|农场|林场|开发区|管理区|工业园区?)$/
/** Names that are everyday words: they name a place only together with what kind of place it is. */
const EVERYDAY = new Set(
  '和平 建设 文化 幸福 团结 胜利 前进 光明 中心 向阳 新建 解放 人民 民主 友谊 东方 红旗 青年 工农 劳动 生产 发展 创新 振兴 新华 新村 城关 城区 城东 城西 城南 城北 东街 西街 南街 北街 东门 西门 南门 北门 广场 车站 学校 河东 河西 河南 河北 山东 江南 江北 海港 海滨 前村 后村 南村 北村 东村 西村 大庄'.split(
    ' ',
  ),
)
const KIND = '(?:村|庄|社区|居委会|街道|镇|乡|办事处)'

/** A register's name without what kind of place it is: `东山村委会` → `东山`. */
function stemOf(name: string): string {
  let stem = name
  for (let shorter = stem.replace(SUFFIX, ''); shorter !== stem && shorter !== ''; shorter = stem.replace(SUFFIX, ''))
    stem = shorter
  return stem
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The places that are named, also without what kind of place they are when that leaves two characters or more. */
export function placesIn(text: string, placeNames: readonly string[]): Span[] {
  const patterns = [...new Set(placeNames)].map((name) => {
    const stem = stemOf(name)
    const alone = stem.length >= 2 && !EVERYDAY.has(stem)
    return new RegExp(`()(?:${escaped(name)}|${escaped(stem)}${KIND}${alone ? '?' : ''})`, 'g')
  })
  return spansOf(text, patterns)
}
