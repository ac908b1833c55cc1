interface Placed {
  readonly name: string
  /** From the top down. */
  readonly path: readonly { readonly name: string }[]
}

/** A place as it is always named: village names repeat, the one above tells them apart. `天福路街道 · 李大人村委会`. */
export const withTown = ({ name, path }: Placed): string => [path.at(-1)?.name, name].filter(Boolean).join(' · ')

/** What lies further above, for whoever still doubts. */
export const furtherAbove = ({ path }: Placed): string =>
  path
    .slice(0, -1)
    .map(({ name }) => name)
    .join(' · ')
