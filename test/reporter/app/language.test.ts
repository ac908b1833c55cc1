// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import { language, preferredLanguage, roomWords, say, setLanguage } from '../../../src/reporter/app/language.ts'

type Words = Record<string, unknown>
const chinese = import.meta.glob<{ zh: Words }>('../../../src/reporter/**/words.zh.ts', { eager: true })
const english = import.meta.glob<{ en: Words }>('../../../src/reporter/**/words.en.ts', { eager: true })

/** Every text of a room, with sample values where one is a sentence with a gap. */
function texts(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') return texts(words(2, 3), path)
  if (words === null || typeof words !== 'object') return []
  return Object.entries(words).flatMap(([key, value]) => texts(value, `${path}/${key}`))
}

describe.each(Object.keys(chinese))('%s', (file) => {
  const zh = texts(chinese[file]?.zh)
  const en = texts(english[file.replace('.zh.', '.en.')]?.en)

  it('says everything in both languages', () => {
    expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
    for (const [path, text] of [...zh, ...en]) expect(text.trim(), path).not.toBe('')
  })

  it('is Chinese in Chinese and English in English', () => {
    for (const [path, text] of zh) if (path !== '/otherLanguage') expect(text, path).toMatch(/[一-鿿]/)
    for (const [path, text] of en) if (!/otherLanguage|brand/.test(path)) expect(text, path).not.toMatch(/[一-鿿]/)
  })
})

describe('the language', () => {
  it('is the phone’s, until another is chosen', () => {
    expect(preferredLanguage(['zh-CN', 'en'])).toBe('zh')
    expect(preferredLanguage(['ug', 'zh-Hans'])).toBe('zh')
    expect(preferredLanguage(['en-GB'])).toBe('en')
    expect(preferredLanguage([])).toBe('zh')
    localStorage.setItem('language', 'zh')
    expect(preferredLanguage(['en-GB'])).toBe('zh')
  })

  it('changes every text at once', async () => {
    const words = roomWords({ hello: '你好' }, async () => ({ en: { hello: 'Hello' } }))
    await setLanguage('en')
    expect([words.hello, language.value, document.documentElement.lang]).toEqual(['Hello', 'en', 'en'])
    await setLanguage('zh')
    expect([words.hello, document.documentElement.lang]).toEqual(['你好', 'zh-CN'])
  })

  it('is found for categories that came in Chinese only', async () => {
    await setLanguage('en')
    const categories = Object.values(TAXONOMY.kinds).flat()
    for (const { name, hint, subtypes } of categories)
      for (const text of [name, hint, ...subtypes.map((each) => each.name)])
        expect(say({ zh: text.zh, en: '' })).toBe(text.en)
    await setLanguage('zh')
    expect(say({ zh: '会议多', en: '' })).toBe('会议多')
  })

  it('stays whole when the other one cannot be fetched', async () => {
    const words = roomWords({ hello: '你好' }, () => Promise.reject(new Error('no network')))
    await setLanguage('en')
    expect([words.hello, language.value]).toEqual(['你好', 'zh'])
  })
})
