import type { Kind } from '../../../../contract/taxonomy/types.ts'
import type { Mark } from '../../types.ts'
import type { Palette } from './palette.ts'

/** Outlines are drawn in a strip so wide; the lower corners have the radius of the panel that carries it. */
const WIDTH = 186
export const SKYLINE_HEIGHT = 16
export const SKYLINE_RADIUS = 5

/** The lower edge of the strip, from its left to its right end. */
const ground = (left: number): string => `V11A5 5 0 0 1 181 16H5A5 5 0 0 1 0 11V${left}Z`

const house = (x: number, width: number, wall: number): string => {
  const eaves = 16 - wall
  return `M${x - 2} ${eaves}L${x + width / 2} ${eaves - width * 0.42}L${x + width + 2} ${eaves}H${x + width}V16H${x}V${eaves}Z`
}
const block = (x: number, width: number, height: number): string => `M${x} 16V${16 - height}H${x + width}V16Z`
const tree = (x: number, r: number): string =>
  `M${x - r} ${14 - r}A${r} ${r} 0 0 1 ${x + r} ${14 - r}A${r} ${r} 0 0 1 ${x + 0.6} ${14 - 0.05 * r}V16H${x - 0.6}V${14 - 0.05 * r}A${r} ${r} 0 0 1 ${x - r} ${14 - r}Z`

/** Hills behind a village. */
const VILLAGE = {
  far: `M0 9C20 3 38 2 58 7C76 11 92 9 110 4C132 -1 160 1 186 7${ground(7)}`,
  near: [
    house(20, 12, 4),
    house(36, 9, 3),
    tree(51, 3),
    house(103, 11, 4),
    tree(97, 2.4),
    house(119, 14, 5),
    tree(140, 4),
    house(149, 9, 3),
  ],
}
/** Houses of a town with trees between them. */
const TOWN = {
  far: `M0 10H10V6H26V9H38V3H54V8H70V10H84V5H98V8H116V2H130V7H146V10H158V5H172V8H186${ground(8)}`,
  near: [
    block(14, 15, 8),
    tree(36, 3.2),
    block(46, 12, 11),
    block(60, 12, 6),
    tree(78, 2.8),
    house(89, 12, 4),
    tree(109, 3.4),
    block(119, 13, 9),
    house(136, 11, 4),
    tree(156, 2.8),
    block(163, 10, 7),
  ],
}

/** A quiet strip of roofs along the lower edge of a panel: hills and a village for offices, a town for stairwells. */
export function skyline(
  kind: Kind,
  palette: Palette,
  { x, bottom, width }: { x: number; bottom: number; width: number },
): Mark[] {
  const scale = width / WIDTH
  const at = { what: 'shape', x, y: bottom - SKYLINE_HEIGHT * scale, scale } as const
  const { far, near } = kind === 'burden' ? VILLAGE : TOWN
  return [
    { ...at, path: far, fill: palette.far },
    { ...at, path: near.join(''), fill: palette.near },
  ]
}

export const skylineHeight = (width: number): number => (SKYLINE_HEIGHT * width) / WIDTH
