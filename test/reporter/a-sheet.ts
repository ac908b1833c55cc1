import { TAXONOMY } from '../../src/contract/taxonomy/taxonomy.ts'
import type { Sheet } from '../../src/reporter/scan/sheet.ts'

export const TOWN = '371002100000'
export const CITY = '371000000000'
const cap = `h1.${'A'.repeat(43)}`

/** A burden sheet of one town with two villages. */
export const aSheet = (overrides: Partial<Sheet> = {}): Sheet => ({
  code: '0123456789',
  kinds: ['burden'],
  label: '张村镇',
  places: [
    { level: 'town', code: TOWN, name: '张村镇', cap },
    { level: 'county', code: '371002000000', name: '环翠区', cap },
    { level: 'city', code: CITY, name: '威海市', cap },
    { level: 'village', code: '371002100201', name: '东村', cap },
    { level: 'village', code: '371002100202', name: '西村', cap },
  ],
  operator: { name: '威海市减负办', complaints: '12345', filing: '鲁ICP备' },
  keys: { recipients: ['age1a'], intakeKey: 'age1b' },
  serverKeys: [],
  taxonomy: TAXONOMY,
  also: [],
  trial: false,
  ...overrides,
})
