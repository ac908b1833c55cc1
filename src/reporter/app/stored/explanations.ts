import type { Message, Rating, Withdrawal } from '../../../contract/follow-up.ts'
import type { BurdenReport, GridReport } from '../../../contract/report.ts'
import type { SealedContent } from '../../../contract/sealed-content.ts'
import type { Text } from '../../../contract/text.ts'

const text = (zh: string, en: string): Text => ({ zh, en })

/** One plain sentence for every field a report can have. A field without one does not compile, and fails a test. */
export const REPORT_FIELDS: Record<keyof BurdenReport | keyof GridReport, Text> = {
  version: text('格式的版本号，大家都一样', 'The version of the format, the same for everybody'),
  kind: text('是基层负担，还是身边问题', 'Whether it is a burden or a problem of residents'),
  place: text(
    '地方：负担默认只写到乡镇这一片；身边问题写到村或楼',
    'The place: for a burden the area by default; for a problem the village or building',
  ),
  poster: text(
    '没网时第一次扫的码，用来查是哪里',
    'The code, when it was first scanned without a network, to find the place',
  ),
  level: text(
    '没网时第一次扫码，写到哪一级',
    'How exact the place is, when the code was first scanned without a network',
  ),
  category: text('哪一类，比如“会议多”', 'The category, such as “meetings”'),
  subtypes: text('打了勾的情况', 'What was ticked'),
  issuerLevel: text('哪一级要求的', 'Which level asked for it'),
  issuer: text('从单子上选的部门', 'The department chosen from the list'),
  period: text('本周、本月还是今年', 'This week, this month or this year'),
  quantities: text('数量：负担只留大概的档，比如“6到10次”', 'Numbers: of a burden only the range, such as “6 to 10”'),
  wishes: text('希望怎么办', 'What would help'),
  parts: text('照片切成小块以后每块的编号', 'The names of the pieces into which photos are cut'),
  accessHash: text(
    '用来核对查询码，从它算不回查询码',
    'Checks the receipt code; the code cannot be worked out from it',
  ),
  sealed: text(
    '加密的部分，没写字也有，免得看出谁写了字',
    'The encrypted part, there even without words, so that nobody sees who wrote some',
  ),
  text: text('身边问题里写的字', 'The words of a problem'),
  contact: text(
    '自愿留的联系方式，加密存放，办结30天后删',
    'How to reach you, if you said so: stored encrypted, deleted 30 days after closing',
  ),
  address: text('具体在哪，加密存放，平时遮住', 'Where exactly: stored encrypted and masked'),
  photos: text('身边问题的照片，去掉了位置和时间', 'Photos of a problem, without place and time'),
  replyTo: text(
    '回信用的一次性公钥，从它看不出是谁',
    'A one-time public key for replies, which tells nothing of who you are',
  ),
}

/** The same for what is added later. */
export const MESSAGE_FIELDS: Record<keyof Message, Text> = {
  version: text('格式的版本号', 'The version of the format'),
  sealed: text(
    '补充的话，加密的，只有研判员打得开；旁边只记是哪一天',
    'Your words, encrypted: only reviewers can open them; beside them stands the day, no hour',
  ),
}

/** The same for a rating. */
export const RATING_FIELDS: Record<keyof Rating, Text> = {
  solved: text('解决了没有', 'Whether it is solved'),
  grade: text('满意不满意，分五档，不选也行', 'How satisfied you are, in five grades; optional'),
  reasons: text('打了勾的原因，不选也行', 'The reasons you ticked; optional'),
  reopen: text('要不要重新办', 'Whether it shall be done again'),
}

/** The same for a withdrawal. */
export const WITHDRAWAL_FIELDS: Record<keyof Withdrawal, Text> = {
  version: text('格式的版本号，别的什么都不问', 'The version of the format; nothing else is asked'),
}

/** The same for what only the reviewers can open. */
export const SEALED_FIELDS: Record<keyof SealedContent, Text> = {
  version: text('格式的版本号', 'The version of the format'),
  quantities: text('准确的数', 'The exact numbers'),
  issuer: text('自己写的部门名字', 'A department written by hand'),
  words: text('写的字', 'The words'),
  photos: text('照片的大小和编号', 'Size and names of the photos'),
  replyTo: text('回信用的一次性公钥', 'A one-time public key for replies'),
}
