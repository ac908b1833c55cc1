export const PLACE_LEVELS = ['province', 'city', 'county', 'area', 'town', 'village', 'grid', 'building'] as const
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** Levels for which there are grid sheets; no burden code leads to one of them. */
export const GRID_LEVELS = ['village', 'grid', 'building'] as const satisfies readonly PlaceLevel[]
export type GridLevel = (typeof GRID_LEVELS)[number]
export const isGridLevel = (level: string): level is GridLevel => GRID_LEVELS.some((known) => known === level)

/** 12 digits of the national register, an area (county digits + A + two digits + 000), or a grid or building below a village. */
export const PLACE_CODE = '^(?:[0-9]{12}|[0-9]{6}A[0-9]{2}000|[0-9]{12}-[GB][0-9]{3})$'
const CODE = new RegExp(PLACE_CODE)
export const isPlaceCode = (text: string): boolean => CODE.test(text)

/** Characters of the longest name a register table may give a place; the longest in China has 33. */
export const LONGEST_PLACE_NAME = 60

/** Digits of a code that count at each level of the national register: all codes below a place begin with its own. */
export const LEVEL_DIGITS = { province: 2, city: 4, county: 6, town: 9, village: 12 } as const
/** `3710` is spelled `371000000000`. */
export const paddedCode = (digits: string): string => digits.padEnd(LEVEL_DIGITS.village, '0')

/** Towns whose 7th digit is 4 or 5 are zones, farms, works and prisons: not counted as towns, though people there may report. */
export const isRealTown = (code: string): boolean => !/^[45]$/.test(code[6] ?? '')

/** Villages whose 10th digit is 4 or 5 are campuses, zones and "virtual communities". */
export const isRealVillage = (code: string): boolean => isRealTown(code) && !/^[45]$/.test(code[9] ?? '')

/** Filler levels (市辖区, 省直辖县级行政区划) carry no meaning for people and never stand in a path. */
export const FILLER_NAMES: readonly string[] = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']
export const isFillerName = (name: string): boolean => FILLER_NAMES.includes(name)

/** Code of the `index`-th group of neighbouring towns of a county (1 … 99). Being county digits first, it rolls up by prefix like a town. */
export const areaCode = (county: string, index: number): string =>
  `${county.slice(0, LEVEL_DIGITS.county)}A${String(index).padStart(2, '0')}000`

/** Levels below the village, with the letter of their codes (DESIGN 6). */
export const PART_LETTERS = { grid: 'G', building: 'B' } as const
export type PartLevel = keyof typeof PART_LETTERS
export const PART_LEVELS = Object.keys(PART_LETTERS) as PartLevel[]
export const isPartLevel = (level: string): level is PartLevel => PART_LEVELS.some((known) => known === level)
/** Three digits number the grids, and the buildings, of a village. */
export const MOST_PARTS = 999

/** Code of the `index`-th grid or building of a village (1 … 999): `371002001001-B003`. */
export const partCode = (village: string, level: PartLevel, index: number): string =>
  `${village}-${PART_LETTERS[level]}${String(index).padStart(3, '0')}`
