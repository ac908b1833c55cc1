import type { Mark } from '../../types.ts'

/** Side of the square in which pictograms are drawn. */
const SQUARE = 48

/** Outlines in the order of drawing; those of `paper` are holes in what lies below. */
type Pictogram = readonly { readonly path: string; readonly paper?: true }[]

const rounded = (x: number, y: number, width: number, height: number, r: number): string =>
  `M${x + r} ${y}H${x + width - r}A${r} ${r} 0 0 1 ${x + width} ${y + r}V${y + height - r}` +
  `A${r} ${r} 0 0 1 ${x + width - r} ${y + height}H${x + r}A${r} ${r} 0 0 1 ${x} ${y + height - r}V${y + r}` +
  `A${r} ${r} 0 0 1 ${x + r} ${y}Z`

const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}A${r} ${r} 0 0 1 ${x - r} ${y}Z`

/** A telephone before a code, between the corners of a finder. */
const SCAN: Pictogram = [
  {
    path:
      'M3 15V7A4 4 0 0 1 7 3H15V7H7V15ZM33 3H41A4 4 0 0 1 45 7V15H41V7H33Z' +
      'M45 33V41A4 4 0 0 1 41 45H33V41H41V33ZM15 45H7A4 4 0 0 1 3 41V33H7V41H15Z',
  },
  { path: rounded(13, 7, 22, 34, 4) },
  { path: rounded(16, 12, 16, 22, 1), paper: true },
  {
    path: 'M18 14H23V19H18ZM25 14H30V19H25ZM18 21H23V26H18ZM25 21H27.5V23.5H25ZM27.5 23.5H30V26H27.5ZM18 28H20.5V32H18ZM23 28H30V30H23Z',
  },
]

/** A list in which the first line is ticked. */
const CHOOSE: Pictogram = [
  { path: rounded(7, 3, 34, 42, 5) },
  { path: 'M12.5 13.5L15 11L17.5 13.5L22.5 8.5L25 11L17.5 18.5Z', paper: true },
  {
    path: `${rounded(27, 11.5, 9, 4, 2)}${disc(16.5, 25.5, 3)}${rounded(23, 23.5, 13, 4, 2)}${disc(16.5, 36, 3)}${rounded(23, 34, 13, 4, 2)}`,
    paper: true,
  },
]

const PHOTOGRAPH: Pictogram = [
  { path: `${rounded(3, 12, 42, 30, 5)}M15 13L18.5 6H29.5L33 13Z` },
  { path: disc(24, 27, 10.5), paper: true },
  { path: disc(24, 27, 7) },
  { path: disc(38.5, 18.5, 2), paper: true },
]

/** A paper plane. */
const SEND: Pictogram = [
  { path: 'M3 22.5L45 4L35 43L21.5 33.5Z' },
  { path: 'M45 4L16 28.5L17 43L21.5 33.5Z' },
  { path: 'M45 4L15.6 27.9L18.4 29.6ZM45 4L19.6 31.8L22.4 33.7Z', paper: true },
]

const MEGAPHONE: Pictogram = [
  { path: 'M5 19A3 3 0 0 1 8 16H17L34 6V40L17 30H8A3 3 0 0 1 5 27Z' },
  { path: 'M11 32H18.5L21 42.5H13.5Z' },
  { path: 'M37 16.5A7 7 0 0 1 37 29.5ZM39.3 9.6L42 7.4A20 20 0 0 1 42 38.6L39.3 36.4A16.5 16.5 0 0 0 39.3 9.6Z' },
]

/** Two houses; the nearer one has its door open and a light in the window. */
const HOUSES: Pictogram = [
  { path: 'M24 44V8A2 2 0 0 1 26 6H42A2 2 0 0 1 44 8V44Z' },
  { path: 'M29 12H32.5V16H29ZM36 12H39.5V16H36ZM36 20H39.5V24H36ZM36 28H39.5V32H36Z', paper: true },
  { path: 'M17 15.5L34 31H30.5V44.5H3.5V31H0Z', paper: true },
  { path: 'M17 19L31 31.8H28V44H6V31.8H3Z' },
  { path: 'M14 34H20V44H14Z', paper: true },
]

const PIN: Pictogram = [
  { path: 'M24 3A16 16 0 0 1 40 19C40 29 31 38 24 45.5C17 38 8 29 8 19A16 16 0 0 1 24 3Z' },
  { path: disc(24, 19, 6.5), paper: true },
]

const PICTOGRAMS = {
  scan: SCAN,
  choose: CHOOSE,
  photograph: PHOTOGRAPH,
  send: SEND,
  megaphone: MEGAPHONE,
  houses: HOUSES,
  pin: PIN,
} as const
export type PictogramName = keyof typeof PICTOGRAMS

/** A pictogram, `side` wide and high, in one colour; `paper` is what it lies on. */
export function pictogram(
  name: PictogramName,
  { x, y, side, fill, paper }: { x: number; y: number; side: number; fill: string; paper: string },
): Mark[] {
  return PICTOGRAMS[name].map((outline) => ({
    what: 'shape',
    path: outline.path,
    x,
    y,
    scale: side / SQUARE,
    fill: outline.paper ? paper : fill,
  }))
}
