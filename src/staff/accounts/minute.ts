const two = (number: number): string => String(number).padStart(2, '0')

/** An instant as the clock on the wall showed it here: `2026-10-19 08:05`. */
export function minuteOf(instant: string): string {
  const at = new Date(instant)
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
