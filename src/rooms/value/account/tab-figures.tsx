// The four figures of the value tab, each with how it is worked out.
import { Fact, Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { LifetimeWhy } from '../profit/lifetime-why.tsx'
import { Sureness, useIntervalText, useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { chanceText } from '../worth/chance.ts'
import { tabWords } from './tab.words.ts'
import { ContributionWhy, type Explained, RiskWhy, TotalWhy } from './worth-why.tsx'

export const TabFigures = (explained: Explained) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const { row, run, settings } = explained
  const currency = run.currency ?? undefined
  const money = useMoneyText(currency)
  const interval = useIntervalText(currency)
  const amount = (minor: number | null) => <Money amountMinor={minor} currency={currency} />
  const span = interval(row.lifetimeLowMinor, row.lifetimeHighMinor)
  return (
    <div className="vt-facts">
      <Fact
        label={room('contribution')}
        why={<ContributionWhy {...explained} />}
        note={
          row.contributionMinor === null
            ? w('unknownCost')
            : row.netMinor > 0
              ? w('ofNet', { share: percentText(row.contributionMinor / row.netMinor) })
              : undefined
        }
      >
        {amount(row.contributionMinor)}
      </Fact>
      <Fact
        label={room('total')}
        why={<TotalWhy {...explained} />}
        note={
          row.totalMinor === null
            ? w('unknownCost')
            : row.intangibleMinor > 0
              ? w('withIntangible', { money: money(row.intangibleMinor) })
              : w('noIntangible')
        }
      >
        {amount(row.totalMinor)}
      </Fact>
      <Fact
        label={`${room('lifetime')} · ${room('years', { years: String(Math.round((settings.horizonWeeks / 52) * 10) / 10) })}`}
        why={
          <LifetimeWhy
            row={row}
            horizon={{ run, horizonWeeks: settings.horizonWeeks, discountRate: settings.discountRate }}
          />
        }
        note={
          <span className="vt-note">
            {span}
            {row.lifetimeMinor === null ? null : <Sureness of={row.parts.lifetime} />}
          </span>
        }
      >
        {amount(row.lifetimeMinor)}
      </Fact>
      <Fact
        label={room('atRisk')}
        why={<RiskWhy {...explained} />}
        note={row.alive === null ? w('riskUnknown') : w('riskNote', { alive: chanceText(row.alive) })}
      >
        {amount(row.atRiskMinor)}
      </Fact>
    </div>
  )
}
