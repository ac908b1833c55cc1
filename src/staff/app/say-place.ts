interface Placed {
  readonly name: string
  /** From the top down. */
  readonly path: readonly { readonly name: string }[]
}

/** `above` is empty of a place that has nothing above it. */
export const below = (above: string, name: string): string => (above ? `${above} · ${name}` : name)

/** A place as it is always named: village names repeat, the one above tells them apart. `天福路街道 · 李大人村委会`. */
export const withTown = ({ name, path }: Placed): string => below(path.at(-1)?.name ?? '', name)

/** What lies further above, for whoever still doubts. */
export const furtherAbove = ({ path }: Placed): string =>
  path
    .slice(0, -1)
    .map(({ name }) => name)
    .join(' · ')
