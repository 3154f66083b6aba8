// Days of every year, each as month and day.
import { Button, IconButton } from '#web/button.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { daysOfMonth, monthDayOf, monthDayText, monthText, partsOf } from '../scoring/month-day.ts'
import { planWords } from './plan.words.ts'

const daysAtMost = 12
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

export const DaysEditor = ({
  days,
  onChange,
  off,
}: {
  days: readonly string[]
  onChange: (days: string[]) => void
  /** Kept, though nothing happens on them. */
  off?: boolean
}) => {
  const w = useWords(planWords)
  const { language } = useLanguage()
  const change = (at: number, next: string) => onChange(days.map((day, index) => (index === at ? next : day)))
  return (
    <div className={`ip-days${off ? ' id-changing' : ''}`}>
      {days.length ? null : <p className="k-quiet k-small">{w('noDays')}</p>}
      {days.map((monthDay, at) => {
        const { month, day } = partsOf(monthDay)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: while it is edited a day has nothing else to be known by
          <div key={at} className="ip-row">
            <select
              className="k-input ip-select"
              aria-label={w('month')}
              value={month}
              onChange={(event) => change(at, monthDayOf(Number(event.target.value), day))}
            >
              {oneTo(12).map((one) => (
                <option key={one} value={one}>
                  {monthText(one, language)}
                </option>
              ))}
            </select>
            <select
              className="k-input ip-select"
              aria-label={w('day')}
              value={day}
              onChange={(event) => change(at, monthDayOf(month, Number(event.target.value)))}
            >
              {oneTo(daysOfMonth(month)).map((one) => (
                <option key={one} value={one}>
                  {w('dayName', { day: one })}
                </option>
              ))}
            </select>
            <IconButton
              icon="close"
              label={w('removeDay', { day: monthDayText(monthDay, language) })}
              onClick={() => onChange(days.filter((_, index) => index !== at))}
            />
          </div>
        )
      })}
      {days.length < daysAtMost ? (
        <Button small icon="plus" onClick={() => onChange([...days, '06-30'])}>
          {w('addDay')}
        </Button>
      ) : null}
    </div>
  )
}
