import { language } from './language.ts'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A day `YYYY-MM-DD` as people write it. */
export function sayDay(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return language.value === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1]} ${year}`
}
