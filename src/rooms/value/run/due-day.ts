// The day on which value is computed by itself.
import { addMonths, type Day, monthOf } from '#base/calendar.ts'

/** The last such day up to and with today. */
export const lastDueDay = (dayOfMonth: number, today: Day): Day => {
  const on = (month: string): Day => `${month.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`
  const thisMonth = on(monthOf(today))
  return thisMonth <= today ? thisMonth : on(addMonths(monthOf(today), -1))
}
