// A pin beside the tier: until when, by whom and why on hover; it warns when it will soon expire.
import { type Day, daysBetween } from '#base/calendar.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import './account.css'
import { standingWords } from './standing.words.ts'

/** Days before the end at which somebody should think about what comes next. */
export const soonDays = 30

type Pin = { tier: string; reason: string; expiresOn: Day; personName: string | null }

export const PinMark = ({ pin, accountId, today }: { pin: Pin; accountId: string; today: Day }) => {
  const w = useWords(standingWords)
  const isSoon = daysBetween(today, pin.expiresOn) <= soonDays
  return (
    <Go
      className="iw-pin-mark"
      to={`/accounts/${accountId}?tab=tiers`}
      title={w('pinnedMarkSaid', { name: pin.personName ?? '—', reason: pin.reason })}
    >
      <State tone={isSoon ? 'warn' : 'info'}>{w('pinnedMark', { day: pin.expiresOn })}</State>
    </Go>
  )
}
