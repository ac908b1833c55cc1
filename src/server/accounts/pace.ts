/** Lets `most` through in every span of time and no more; what is too much is dropped, not put off. */
export function pace(most: number, spanMs: number): (now: number) => boolean {
  let span = Number.NaN
  let count = 0
  return (now) => {
    const current = Math.floor(now / spanMs)
    if (current !== span) {
      span = current
      count = 0
    }
    return ++count <= most
  }
}
