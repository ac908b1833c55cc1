import { beforeAll, describe, expect, it } from 'vitest'
import { CLASS_FLOORS } from '../../../src/contract/quantity-class.ts'
import { TAXONOMY } from '../../../src/contract/taxonomy/taxonomy.ts'
import type { Kind } from '../../../src/contract/taxonomy/types.ts'
import { type Endpoint, endpoints } from '../../setup/endpoint.ts'
import { aBurden, accessKey, aGrid, faultPaths, fileReport, refusal } from '../../setup/reports.ts'
import { REVIEWER } from '../../setup/reviewer.ts'

describe('what a report may say', () => {
  const start = endpoints()
  let endpoint: Endpoint
  beforeAll(async () => {
    endpoint = await start()
  })
  const build = (kind: Kind, overrides: object) => (kind === 'burden' ? aBurden : aGrid)(endpoint, overrides)
  const hash = (index: number) => index.toString(16).padStart(64, '0')

  /** Refused with 422 naming this path, sealed or not: a seal hides nothing from the rules. */
  async function refusedAt(path: string, kind: Kind, overrides: object): Promise<void> {
    for (const sealed of [false, true]) {
      const response = await fileReport(endpoint, build(kind, overrides), { sealed })
      expect(refusal(response)).toBe('422 report-invalid')
      expect(faultPaths(response)).toContain(path)
    }
  }
  const taken = async (kind: Kind, overrides: object) => {
    const response = await fileReport(endpoint, build(kind, overrides))
    expect([response.statusCode, response.body]).toEqual([201, expect.any(String)])
  }

  it('the smallest valid burden report is version, kind, place and category', async () => {
    expect(Object.keys(aBurden(endpoint))).toEqual(['version', 'kind', 'place', 'category'])
    await taken('burden', {})
  })

  it.each(['burden', 'grid'] as const)('every category and sub-type of the taxonomy: %s', async (kind) => {
    for (const { code, subtypes } of TAXONOMY.kinds[kind])
      await taken(kind, { category: code, subtypes: subtypes.map((subtype) => subtype.code) })
  })

  it('everything at once', async () => {
    const common = {
      subtypes: ['MTG-01', 'MTG-08'],
      issuerLevel: 'county',
      issuer: 'AGRI',
      period: 'month',
      quantities: { meetingsPerWeek: 21, longestHours: 3 },
      wishes: TAXONOMY.wishes.map(({ code }) => code),
      accessHash: accessKey().accessHash,
    }
    await taken('burden', { ...common, sealed: Buffer.from('age-encryption.org/v1').toString('base64'), parts: [] })
    await taken('grid', {
      category: 'HEA',
      subtypes: ['HEA-01'],
      quantities: { roomTemperature: 14 },
      text: '冷',
      contact: '13800000000',
      address: '3号楼2单元',
      photos: [],
      replyTo: REVIEWER.recipient,
    })
  })

  it.each(['version', 'kind', 'category'])('without %s there is no report', async (field) => {
    await refusedAt(`/${field}`, 'burden', { [field]: undefined })
    await refusedAt(`/${field}`, 'grid', { [field]: undefined })
  })

  it.each([
    ['version', 2],
    ['version', '1'],
    ['kind', 'complaint'],
    ['kind', ['burden']],
    ['place', 371002000000],
    ['place', '37100200000'],
    ['place', '371002a02000'],
    ['place', '371002100001-X001'],
    ['place', '371002000000\n'],
    ['category', 'mtg'],
    ['category', 'XXX'],
    ['category', 'LEK'],
    ['category', null],
    ['subtypes', 'MTG-01'],
    ['subtypes', ['MTG-01', 'MTG-01']],
    ['subtypes/0', ['DOC-01']],
    ['subtypes/1', ['MTG-01', 'MTG-99']],
    ['subtypes/0', [1]],
    ['issuerLevel', 'village'],
    ['issuer', 'NOBODY'],
    ['issuer', 'agri'],
    ['period', 'day'],
    ['quantities', []],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: '3' }],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: null }],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: 4 }],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: 2.5 }],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: -1 }],
    ['quantities/meetingsPerWeek', { meetingsPerWeek: 51 }],
    ['quantities/receivedPerMonth', { receivedPerMonth: 1 }],
    ['wishes/0', ['MIRACLE']],
    ['wishes', ['CANCEL', 'CANCEL']],
    ['sealed', 'not base64!'],
    ['sealed', 1],
    ['parts', Array.from({ length: 37 }, (_, index) => hash(index))],
    ['parts', [hash(1), hash(1)]],
    ['parts/0', ['A'.repeat(64)]],
    ['accessHash', 'f'.repeat(63)],
    ['accessHash', 'F'.repeat(64)],
  ])('a burden report with a wrong %s: %j', async (path, value) => {
    await refusedAt(`/${path}`, 'burden', { [path.split('/')[0] as string]: value })
  })

  it.each([
    ['category', 'MTG'],
    ['text', 1],
    ['text', '长'.repeat(2001)],
    ['text', 'x'.repeat(5000)],
    ['contact', 'x'.repeat(201)],
    ['address', 'x'.repeat(201)],
    ['photos', Array.from({ length: 7 }, (_, index) => ({ type: 'image/jpeg', parts: [hash(index)] }))],
    ['photos/0/type', [{ type: 'image/png', parts: [hash(1)] }]],
    ['photos/0/parts', [{ type: 'image/jpeg', parts: [] }]],
    ['photos/0/name', [{ type: 'image/jpeg', parts: [hash(1)], name: 'IMG_1.jpg' }]],
    ['replyTo', 'age1short'],
    ['quantities/roomTemperature', { roomTemperature: 14 }],
  ])('a grid report with a wrong %s: %j', async (path, value) => {
    await refusedAt(`/${path}`, 'grid', { [path.split('/')[0] as string]: value })
  })

  it('a number of a grid report follows its steps and its range, not the classes', async () => {
    await taken('grid', { category: 'HEA', quantities: { roomTemperature: 17 } })
    await refusedAt('/quantities/roomTemperature', 'grid', { category: 'HEA', quantities: { roomTemperature: 17.5 } })
    await refusedAt('/quantities/roomTemperature', 'grid', { category: 'HEA', quantities: { roomTemperature: 36 } })
  })

  it('every floor of a class is a number a burden report may hold', async () => {
    for (const receivedPerMonth of CLASS_FLOORS)
      await taken('burden', { category: 'DOC', quantities: { receivedPerMonth } })
  })

  it.each(['text', 'contact', 'address'])('U+0000 and half a surrogate pair in the %s', async (field) => {
    for (const text of ['a\0b', '\ud83d', '\ude00x', 'x\ude00\ud83d'])
      await refusedAt(`/${field}`, 'grid', { [field]: text })
  })

  it('emoji, right-to-left writing, rare characters and line breaks are text like any other', async () => {
    for (const text of [
      '漏水😀👨‍👩‍👧',
      'تسرب المياه',
      '𠮷野家 䶮',
      'first\nsecond\ttab',
      '‮abc',
      '{"json":"</script>"}',
      '',
      '长'.repeat(2000),
    ])
      await taken('grid', { text })
  })

  it('36 pieces are enough for all photos of a grid report together', async () => {
    const photo = (first: number, count: number) => ({
      type: 'image/jpeg',
      parts: Array.from({ length: count }, (_, index) => hash(first + index)),
    })
    await refusedAt('/photos', 'grid', { photos: [photo(0, 20), photo(100, 17)] })
    const most = await fileReport(endpoint, aGrid(endpoint, { photos: [photo(0, 20), photo(100, 16)] }))
    expect(refusal(most)).toBe('409 parts-missing')
  })

  it('a resident with six photos is not turned away because the phone names their pieces twice', async () => {
    const photos = Array.from({ length: 6 }, (_, photo) => ({
      type: 'image/jpeg',
      parts: Array.from({ length: 6 }, (_, piece) => hash(10 * photo + piece)),
    }))
    const report = aGrid(endpoint, { photos, parts: photos.flatMap(({ parts }) => parts) })
    expect(refusal(await fileReport(endpoint, report))).toBe('409 parts-missing')
  })

  describe('unknown fields are refused, not dropped', () => {
    it.each(['ip', 'userAgent', 'time', 'name', 'cap', 'id', '__proto__', 'constructor', ''])('%s', async (field) => {
      for (const kind of ['burden', 'grid'] as const) {
        const text = JSON.stringify(build(kind, {}))
        const body = `${text.slice(0, -1)},${JSON.stringify(field)}:"x"}`
        const response = await fileReport(endpoint, build(kind, {}), { body })
        expect(refusal(response)).toBe('422 report-invalid')
        expect(faultPaths(response)).toContain(`/${field}`)
      }
    })

    it('a burden report has no readable words, a grid report no seal', async () => {
      for (const field of ['text', 'contact', 'address', 'photos', 'replyTo'])
        await refusedAt(`/${field}`, 'burden', { [field]: 'x' })
      await refusedAt('/sealed', 'grid', { sealed: '' })
    })

    it('however many there are, the answer stays short', async () => {
      const many = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`field${index}`, index]))
      for (const overrides of [many, { quantities: many }]) {
        const response = await fileReport(endpoint, aBurden(endpoint, overrides))
        expect(refusal(response)).toBe('422 report-invalid')
        expect(faultPaths(response).length).toBeLessThanOrEqual(20)
      }
    })
  })

  it('several faults are named at once', async () => {
    const response = await fileReport(
      endpoint,
      aBurden(endpoint, { subtypes: ['DOC-01'], issuer: 'NOBODY', wishes: ['MIRACLE'] }),
    )
    expect(faultPaths(response).sort()).toEqual(['/issuer', '/subtypes/0', '/wishes/0'])
  })

  it('a deep nest of brackets is refused like any other wrong value', async () => {
    for (const field of ['category', 'subtypes', 'wishes', 'parts', 'quantities']) {
      const body = `{"version":1,"kind":"burden","category":"MTG",${JSON.stringify(field)}:${'['.repeat(60_000)}${']'.repeat(60_000)}}`
      const code = refusal(await fileReport(endpoint, aBurden(endpoint), { body }))
      expect(['422 report-invalid', '400 not-json']).toContain(code)
    }
  })

  it('nobody keeps the server busy with a long list of the same: it is not compared each with each', async () => {
    const before = process.cpuUsage()
    for (const field of ['subtypes', 'wishes', 'parts']) {
      const report = aBurden(endpoint, { [field]: Array.from({ length: 30_000 }, () => 1) })
      expect(refusal(await fileReport(endpoint, report))).toBe('422 report-invalid')
    }
    const { user } = process.cpuUsage(before)
    expect(user).toBeLessThan(3_000_000)
  })
})
