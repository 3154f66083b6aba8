// How the figures of value are read everywhere: whether an account is alive, how wide an interval is, how sure one is.
import { shortMoney } from '#base/money.ts'
import { Percent, State } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import type { ExplainedRow } from './asking.tsx'
import type { Flag } from './parts.ts'
import { chanceText } from './worth/chance.ts'
import './value.css'
import { roomWords } from './words.ts'

/** Money in a sentence: `money(1234500)` → ¥1.23 万. */
export const useMoneyText = (currency: string | null | undefined) => {
  const { language } = useLanguage()
  return (amountMinor: number) => shortMoney(amountMinor, currency ?? 'CNY', language)
}

/** 156 weeks as 3 years, 80 weeks as 1.5. */
export const yearsOf = (weeks: number): string => String(Math.round((weeks / 52) * 10) / 10)

/** A probability; what is nearly sure is not called sure. */
export const Chance = ({ share }: { share: number | null }) =>
  share === null ? (
    <Percent share={null} />
  ) : (
    <span className="k-number" title={`${(share * 100).toFixed(3)}%`}>
      {chanceText(share)}
    </span>
  )

export const Alive = ({ share }: { share: number | null }) => (
  <span className="va-alive" data-low={share !== null && share < 0.5 ? true : undefined}>
    {share === null ? null : (
      <span className="va-alive-bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    )}
    <Chance share={share} />
  </span>
)

export const useIntervalText = (currency: string | null | undefined) => {
  const money = useMoneyText(currency)
  return (low: number | null, high: number | null): string | null =>
    low === null || high === null ? null : `${money(low)} – ${money(high)}`
}

export const Sureness = ({ of }: { of: ExplainedRow['parts']['lifetime'] }) => {
  const w = useWords(roomWords)
  return (
    <span title={w(`by.${of.by}`)}>
      <State tone={of.confidence === 'low' ? 'warn' : 'none'}>{w(`confidence.${of.confidence}`)}</State>
    </span>
  )
}

const tones = { lossMaker: 'bad', highMarginLowVolume: 'good', lapsing: 'warn', new: 'info' } as const

/** `terse` names the first and counts the others, for narrow columns. */
export const Flags = ({ flags, terse }: { flags: readonly Flag[]; terse?: boolean }) => {
  const w = useWords(roomWords)
  const shown = terse ? flags.slice(0, 1) : flags
  const names = flags.map((flag) => w(`flag.${flag}`)).join(w('list'))
  return (
    <span className="va-flags" title={names || undefined}>
      {shown.map((flag) => (
        <State key={flag} tone={tones[flag]}>
          {w(`flag.${flag}`)}
        </State>
      ))}
      {flags.length > shown.length ? (
        <small className="k-quiet">
          <span aria-hidden="true">+{flags.length - shown.length}</span>
          <span className="k-hidden">{names}</span>
        </small>
      ) : null}
    </span>
  )
}

/** An account's page at what it is worth. */
export const valueHref = (accountId: string) => `/accounts/${accountId}?tab=value`

const figure = /([−+]?[¥£$€]?\d[\d,.]*%?(?: ?[万亿]|[kmb](?![a-z]))?)/
const weigh = (part: string, index: number) => (index % 2 ? <strong key={index}>{part}</strong> : part)

/** A sentence with its figures in weight. */
export const Weighed = ({ children }: { children: string }) => (
  <span className="va-answer">{children.split(figure).map(weigh)}</span>
)

/** Round steps as round figures: ¥50 万, not ¥50.00 万. */
export const useRoundMoney = (currency: string | null | undefined) => {
  const money = useMoneyText(currency)
  return (amountMinor: number) =>
    money(amountMinor).replace(/\.(\d*?)0+(?=\D*$)/, (_, kept: string) => (kept ? `.${kept}` : ''))
}
