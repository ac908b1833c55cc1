/** The phone's own day, for the warning that browsers clear old data. No hour: someone who takes the phone must not learn it. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}
