/**
 * Register name as people say it: 李大人庄村委会 → 李大人庄村, 古陌社区居委会 → 古陌社区. Other names stay as they are: 居委会 alone may
 * stand for a community, a farm or a works.
 */
export function everydayName(name: string): string {
  return name.replace(/社区(?:居委会|居民委员会|居委)$/, '社区').replace(/村?(?:村民委员会|村委会)$/, '村')
}

/**
 * The part of a name that is its own, for searching: without the ending that thousands share (李大人村委会 → 李大人, 鲸园街道 → 鲸园).
 * A name that is nothing but an ending stays whole.
 */
export function ownName(name: string): string {
  return (
    name.replace(
      /(?:村民委员会|村委会|社区居民委员会|社区居委会|社区居委|居民委员会|居委会|街道办事处|街道|社区|村|镇|乡)$/,
      '',
    ) || name
  )
}
