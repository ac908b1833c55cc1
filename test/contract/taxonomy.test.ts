import { describe, expect, it } from 'vitest'
import { BURDEN_CATEGORIES } from '../../src/contract/taxonomy/burden.ts'
import { GRID_CATEGORIES } from '../../src/contract/taxonomy/grid.ts'
import { categoryOf, TAXONOMY } from '../../src/contract/taxonomy/taxonomy.ts'
import { type Category, KINDS, type Kind } from '../../src/contract/taxonomy/types.ts'
import type { Text } from '../../src/contract/text.ts'

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/
const EVERY_CATEGORY = [...BURDEN_CATEGORIES, ...GRID_CATEGORIES]

const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)
const length = (words: string) => [...words].length

function category(kind: Kind, code: string): Category {
  const found = categoryOf(kind, code)
  if (!found) throw new Error(`no category ${code} of kind ${kind}`)
  return found
}

const isText = (value: object): value is Text => 'zh' in value && 'en' in value

function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return []
  return isText(value) ? [value] : Object.values(value).flatMap(textsIn)
}

describe('what can be reported', () => {
  it('there are 15 burden categories, in the order of the screen', () => {
    expect(codesOf(BURDEN_CATEGORIES).join(' ')).toBe('DOC MTG FRM APP EVL INS PLQ CRT DTY NWS SEC TRC CMP LEV OTH')
  })

  it('there are 17 grid categories, in the order of the screen', () => {
    expect(codesOf(GRID_CATEGORIES).join(' ')).toBe(
      'HEA LEK WSD ELE GAS LFT GBG PRP PUB FIR PRK NOI ILB GRN DSP CAR OTH',
    )
  })

  it('equal Chinese texts have equal English ones, because a page looks the English up by the Chinese', () => {
    const english = new Map<string, Set<string>>()
    for (const { zh, en } of textsIn(TAXONOMY)) english.set(zh, (english.get(zh) ?? new Set()).add(en))
    expect([...english].filter(([, texts]) => texts.size > 1)).toEqual([])
  })

  it.each(KINDS)('every code is unique within its kind: %s', (kind) => {
    const codes = TAXONOMY.kinds[kind].flatMap(({ code, subtypes }) => [code, ...codesOf(subtypes)])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('sub-types are numbered from 01 without a gap under the code of their category', () => {
    for (const { code, subtypes } of EVERY_CATEGORY) {
      expect(codesOf(subtypes)).toEqual(subtypes.map((_, i) => `${code}-${String(i + 1).padStart(2, '0')}`))
    }
  })

  it.each(KINDS)('only what is "other" has nothing to tick: %s', (kind) => {
    expect(codesOf(TAXONOMY.kinds[kind].filter(({ subtypes }) => subtypes.length === 0))).toEqual(['OTH'])
  })

  it('the first twenty proofs are the twenty a village must not issue', () => {
    const proofs = category('burden', 'CRT').subtypes.map(({ name }) => name.zh)
    expect(proofs.slice(0, 20)).toEqual([
      ...['亲属关系', '居民身份信息', '户口登记项目内容变更申请', '居民养犬', '无犯罪记录'],
      ...['社区戒毒社区康复人员情况(表现)', '人员失踪', '婚姻状况', '出生', '健在'],
      ...['死亡', '疾病状况', '残疾状况', '婚育状况', '居民就业状况'],
      ...['居民个人档案', '居民财产', '遗产继承权', '市场主体住所', '证件遗失'],
    ])
    expect(proofs).toHaveLength(24)
  })

  it('a category is found by its kind and code, and nothing is found for an unknown code', () => {
    expect(categoryOf('burden', 'OTH')).not.toBe(categoryOf('grid', 'OTH'))
    expect(categoryOf('grid', 'HEA')?.name.zh).toBe('供暖')
    expect(categoryOf('grid', 'DOC')).toBeUndefined()
  })

  it('a place with its own taxonomy is asked for its own categories', () => {
    const own = { ...TAXONOMY, kinds: { burden: [], grid: [category('grid', 'GAS')] } }
    expect(categoryOf('burden', 'DOC', own)).toBeUndefined()
    expect(categoryOf('grid', 'GAS', own)?.code).toBe('GAS')
  })
})

describe('the numbers asked for', () => {
  it('no category asks for more than three numbers', () => {
    for (const { code, quantities } of EVERY_CATEGORY) expect(quantities.length, code).toBeLessThanOrEqual(3)
  })

  it('every number starts at zero, ends above it and goes up by one', () => {
    for (const { min, max, step } of EVERY_CATEGORY.flatMap(({ quantities }) => quantities)) {
      expect({ min, step }).toEqual({ min: 0, step: 1 })
      expect(max).toBeGreaterThan(0)
    }
  })

  it('a number has one key within its category, in camel case', () => {
    for (const { quantities } of EVERY_CATEGORY) {
      const keys = quantities.map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const key of keys) expect(key).toMatch(/^[a-z]+([A-Z][a-z]+)*$/)
    }
  })

  it('every norm that is a number points to a quantity that is asked', () => {
    for (const { code, norm, quantities } of EVERY_CATEGORY) {
      if (norm?.quantity === undefined && norm?.max === undefined) continue
      const asked = quantities.find(({ key }) => key === norm.quantity)
      expect(asked, code).toBeDefined()
      expect(norm.max, code).toBeLessThan(asked?.max ?? 0)
    }
  })

  it('the norms that are numbers are the known ones', () => {
    const norms = EVERY_CATEGORY.filter(({ norm }) => norm?.max !== undefined)
    expect(Object.fromEntries(norms.map(({ code, norm }) => [code, norm?.max]))).toEqual({
      ...{ DOC: 5000, MTG: 1, FRM: 2, EVL: 10, PLQ: 5, NWS: 0 },
    })
  })
})

describe('the time a problem may take', () => {
  it('every grid problem has a limit, except a gas leak, which is not for the form', () => {
    expect(codesOf(GRID_CATEGORIES.filter(({ limit }) => !limit))).toEqual(['GAS'])
    for (const { limit } of GRID_CATEGORIES) expect(limit?.amount ?? 1).toBeGreaterThan(0)
  })

  it('a burden has no limit, for it is a lead and not an order', () => {
    expect(BURDEN_CATEGORIES.filter(({ limit }) => limit)).toEqual([])
  })
})

describe('what is said before the form opens', () => {
  it('emergencies name the number to call first', () => {
    const calls = GRID_CATEGORIES.flatMap(({ code, notice }) => (notice ? [[code, notice.call]] : []))
    expect(Object.fromEntries(calls)).toEqual({
      ELE: ['119', '120'],
      GAS: ['119'],
      LFT: ['119'],
      FIR: ['119'],
      PRK: ['122'],
      DSP: ['110'],
      CAR: ['120', '110'],
    })
  })

  it('a notice says in both languages every number it offers to call, and no other', () => {
    for (const { notice } of EVERY_CATEGORY) {
      if (!notice) continue
      for (const words of [notice.text.zh, notice.text.en]) expect(words.match(/\d{3,}/g) ?? []).toEqual(notice.call)
    }
  })

  it('cases of law, crimes and personal petitions are shown another way', () => {
    expect(category('burden', 'OTH').notice?.text.zh).toContain('信访')
  })
})

describe('who asked for it, when, and what would help', () => {
  it('the level goes from central to town, or is not known', () => {
    expect(codesOf(TAXONOMY.issuerLevels)).toEqual(['central', 'province', 'city', 'county', 'town', 'unknown'])
  })

  it('the period is the week, the month or the year', () => {
    expect(codesOf(TAXONOMY.periods)).toEqual(['week', 'month', 'year'])
  })

  it.each(['issuers', 'wishes'] as const)('%s have short codes, each used once', (list) => {
    const codes = codesOf(TAXONOMY[list])
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[A-Z]{2,12}$/)
  })
})

describe('the words', () => {
  it('every text is there in both languages and has no Chinese in the English one', () => {
    const texts = textsIn(TAXONOMY)
    expect(texts.length).toBeGreaterThan(300)
    for (const { zh, en } of texts) {
      expect(zh.trim()).toBe(zh)
      expect(en.trim()).toBe(en)
      expect(zh).not.toBe('')
      expect(en).not.toBe('')
      expect(en).not.toMatch(CHINESE)
    }
  })

  it('every Chinese text is Chinese, save for the signs of units', () => {
    const foreign = textsIn(TAXONOMY).filter(({ zh }) => !CHINESE.test(zh))
    expect(new Set(foreign.map(({ zh }) => zh))).toEqual(new Set(['%', '℃']))
  })

  it('tile names are at most 8 characters, hints at most 16', () => {
    for (const { name, hint } of EVERY_CATEGORY) {
      expect(length(name.zh), name.zh).toBeLessThanOrEqual(8)
      expect(length(hint.zh), hint.zh).toBeLessThanOrEqual(16)
    }
  })

  it('English tile names are at most 20 characters, hints at most 30', () => {
    for (const { name, hint } of EVERY_CATEGORY) {
      expect(length(name.en), name.en).toBeLessThanOrEqual(20)
      expect(length(hint.en), hint.en).toBeLessThanOrEqual(30)
    }
  })

  it.each(KINDS)('no two tiles have the same name: %s', (kind) => {
    for (const language of ['zh', 'en'] as const) {
      const names = TAXONOMY.kinds[kind].map(({ name }) => name[language])
      expect(new Set(names).size).toBe(names.length)
    }
  })
})
