// Numbers as people read them: short with the exact figure on hover; unknown is a dash, never a zero.
import type { ReactNode } from 'react'
import { type Day, daysBetween } from '#base/calendar.ts'
import { exactMoney, shortMoney } from '#base/money.ts'
import './figure.css'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { countText, percentText } from './number-text.ts'

const Unknown = () => {
  const w = useWords(kitWords)
  return (
    <span className="k-number k-quiet" title={w('unknown')}>
      <span aria-hidden="true">—</span>
      <span className="k-hidden">{w('unknown')}</span>
    </span>
  )
}

export { percentText } from './number-text.ts'

type Maybe = number | null | undefined

/** `<Money amountMinor={123456789} currency="CNY" />` → ¥123.5 万, exact on hover; `exact` for tables of few rows. */
export const Money = ({
  amountMinor,
  currency = 'CNY',
  exact,
}: {
  amountMinor: Maybe
  currency?: string
  exact?: boolean
}) => {
  const { language } = useLanguage()
  if (amountMinor == null) return <Unknown />
  const whole = exactMoney(amountMinor, currency)
  const short = exact ? whole : shortMoney(amountMinor, currency, language)
  return (
    <span
      className={`k-number${amountMinor < 0 ? ' k-bad' : ''}`}
      title={short === whole ? undefined : whole}
    >
      {short}
    </span>
  )
}

/** A share of one, so 0.123 → 12.3%. */
export const Percent = ({ share, digits = 1, loss }: { share: Maybe; digits?: number; loss?: boolean }) =>
  share == null ? (
    <Unknown />
  ) : (
    <span className={`k-number${loss && share < 0 ? ' k-bad' : ''}`} title={`${(share * 100).toFixed(3)}%`}>
      {percentText(share, digits)}
    </span>
  )

/** A plain number; long ones in 万 / k with the exact one on hover. */
export const Count = ({ value, unit }: { value: Maybe; unit?: ReactNode }) => {
  const { language } = useLanguage()
  if (value == null) return <Unknown />
  const text = countText(value, language)
  const whole = value.toLocaleString('en-US')
  return (
    <span className="k-number" title={text === whole ? undefined : whole}>
      {text}
      {unit ? <small className="k-unit">{unit}</small> : null}
    </span>
  )
}

const relative = (days: number, w: ReturnType<typeof useWords<typeof kitWords>>): string | null => {
  if (days === 0) return w('today')
  if (days === -1) return w('yesterday')
  if (days === 1) return w('tomorrow')
  if (days < 0 && days >= -7) return w('daysAgo', { days: -days })
  if (days > 0 && days <= 7) return w('inDays', { days })
  return null
}

/** A day as 2026-11-21; within a week of `today` relative, the date on hover. */
export const DayText = ({ day, today }: { day: Day | null | undefined; today?: Day }) => {
  const w = useWords(kitWords)
  if (!day) return <Unknown />
  const date = day.slice(0, 10)
  const near = today ? relative(daysBetween(today, date), w) : null
  return (
    <time className="k-number" dateTime={day} title={near ? date : undefined}>
      {near ?? date}
    </time>
  )
}

/** A change against before: sign, arrow and colour, so that colour is never alone. `good` says which way is good. */
export const Change = ({
  share,
  good = 'up',
  than,
  children,
}: {
  share: Maybe
  good?: 'up' | 'down' | 'neither'
  /** What it is compared with, such as “较去年同期”. */
  than?: ReactNode
  /** Instead of the per cent, when the change is in other units. */
  children?: ReactNode
}) => {
  const w = useWords(kitWords)
  if (share == null) return <Unknown />
  const way = share > 0.0005 ? 'up' : share < -0.0005 ? 'down' : 'flat'
  const tone = way === 'flat' || good === 'neither' ? 'k-quiet' : way === good ? 'k-good' : 'k-bad'
  return (
    <span className="k-number k-change">
      <span className={tone}>
        <span aria-hidden="true">{way === 'up' ? '▲' : way === 'down' ? '▼' : '—'}</span>
        <span className="k-hidden">{w(way)}</span> {children ?? percentText(Math.abs(share))}
      </span>
      {than ? <small className="k-unit">{than}</small> : null}
    </span>
  )
}

/** A key figure with its name above it, for the head of a record or board. */
export const Fact = ({
  label,
  children,
  note,
  why,
}: {
  label: ReactNode
  children: ReactNode
  note?: ReactNode
  why?: ReactNode
}) => (
  <div className="k-fact">
    <div className="k-fact-label">
      {label}
      {why}
    </div>
    <div className="k-fact-value">{children}</div>
    {note ? <div className="k-fact-note">{note}</div> : null}
  </div>
)

/** A step of the one ordered palette, always named beside its colour: `<Step at={1}>A1</Step>`. */
export const Step = ({ at, children }: { at: 1 | 2 | 3 | 4 | 5; children: ReactNode }) => (
  <span className="k-step">
    <span className="k-step-dot" style={{ background: `var(--ramp-${at})` }} />
    {children}
  </span>
)

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'none'

/** A state in words with its colour; only for states. */
export const State = ({ tone = 'none', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`k-state k-state-${tone}`}>
    {tone === 'warn' || tone === 'bad' ? <Icon name="warning" size={12} /> : null}
    {tone === 'good' ? <Icon name="check" size={12} /> : null}
    {children}
  </span>
)
