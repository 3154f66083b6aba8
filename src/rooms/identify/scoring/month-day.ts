// A day of every year, MM-DD, as people write it.
import type { Language } from '#base/words.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The days of a month in a leap year: 29 February is taken as the last of its month in others. */
export const daysOfMonth = (month: number): number =>
  month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31

export const partsOf = (monthDay: string): { month: number; day: number } => ({
  month: Number(monthDay.slice(0, 2)),
  day: Number(monthDay.slice(3, 5)),
})

/** The day is brought into the month: 31 becomes 30 in June. */
export const monthDayOf = (month: number, day: number): string =>
  `${String(month).padStart(2, '0')}-${String(Math.min(day, daysOfMonth(month))).padStart(2, '0')}`

export const monthDayText = (monthDay: string, language: Language): string => {
  const { month, day } = partsOf(monthDay)
  return language === 'zh' ? `${month} 月 ${day} 日` : `${day} ${months[month - 1]}`
}

export const monthText = (month: number, language: Language): string =>
  language === 'zh' ? `${month} 月` : (months[month - 1] ?? '')
