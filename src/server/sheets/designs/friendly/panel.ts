import type { Block } from '../blocks/block.ts'

/** Blocks on a panel of colour with rounded corners. */
export function onPanel(
  block: Block,
  { width, padding, radius, fill }: { width: number; padding: number; radius: number; fill: string },
): Block {
  const height = block.height === 0 ? 0 : block.height + 2 * padding
  return {
    height,
    marks: (x, y) =>
      height === 0
        ? []
        : [{ what: 'box', x, y, width, height, radius, fill }, ...block.marks(x + padding, y + padding)],
  }
}
