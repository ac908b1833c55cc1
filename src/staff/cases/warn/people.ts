import { type Span, spansOf } from './spans.ts'

/** Surnames that seldom mean anything else at the beginning of a word. */
const SURNAMES =
  '王李张刘陈杨赵黄吴徐孙胡朱郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾韦邹孟熊秦邱侯阎薛雷黎史龙陶贺顾毛郝龚邵钱覃武戴莫孔尹'
/** Surnames that are everyday words as well: only directly before a title. */
const WORDLIKE =
  '高林马金石白江万安常于文方任周单洪汤施牛温芦鲁葛毕聂焦向柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包柏宁柯阮桂闵'
const COMPOUND = '欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐'

const TITLES =
  '书记(?![录载账])|副?主任|[省市县区镇乡村局科处股所站部组队校院厂]长|副[市县区镇乡局科处所站部组队校]长|主席|委员|干事|会计(?!划|算)|文书|网格员|老师|医生|经理|老板|同志|先生|女士|大爷|大妈|大叔|阿姨|师傅|某某?'
/** No given name, but a word of offices or of grammar. */
const NOT_GIVEN =
  '村镇乡县市区街道社居务级部室办会委科局处所站院里组队党支副正总驻全各第的一两几多位任时数年月周天间式前后职'
const given = (least: number): string => `[^\\P{Script=Han}${NOT_GIVEN}]{${least},2}`

/** What a name may follow: nothing Chinese, a word that leads to somebody, or the place or office somebody belongs to. */
const BEGINNING =
  '(^|[^\\p{Script=Han}]|[的是和与同跟找向给由让叫被把对经说在到请问就又也还都里村镇乡县市区局办委部科室站所院处厅组队校厂])'

const PATTERNS = [
  `${BEGINNING}(?:[${SURNAMES}]${given(0)}|[${WORDLIKE}]|(?:${COMPOUND})${given(0)})(?:${TITLES})`,
  `()(?:姓名|联系人|举报人|反映人|投诉人)\\s*(?:是|为|[:：])\\s*[\\p{Script=Han}·]{2,5}`,
  `()(?:我叫|名叫|名字叫|姓名叫)[${SURNAMES}${WORDLIKE}]${given(1)}`,
  `()\\b(?:Mr|Mrs|Ms|Secretary|Director|Mayor)\\.? [A-Z][a-z]+`,
].map((pattern) => new RegExp(pattern, 'gu'))

/** Names of people, as far as a title or a label beside them gives them away. */
export const namesIn = (text: string): Span[] => spansOf(text, PATTERNS)
