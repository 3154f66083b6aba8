// What an account is worth, and what it owes, as short lists.
import type { ReactNode } from 'react'
import { Count, Money, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Pack } from '../account/account-asking.tsx'
import { Alive, useIntervalText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { packWords } from './pack.words.ts'
import { Part } from './pack-part.tsx'

const Facts = ({ facts }: { facts: readonly { label: ReactNode; value: ReactNode; note?: ReactNode }[] }) => (
  <dl className="vp-facts">
    {facts.map((fact, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: facts do not move
      <div key={index}>
        <dt>{fact.label}</dt>
        <dd>
          <strong>{fact.value}</strong>
          {fact.note ? <small>{fact.note}</small> : null}
        </dd>
      </div>
    ))}
  </dl>
)

export const PackWorth = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const room = useWords(roomWords)
  const interval = useIntervalText(pack.currency)
  const { value } = pack
  const money = (minor: number | null) => <Money amountMinor={minor} currency={pack.currency ?? undefined} />
  return (
    <Part title={w('worth')}>
      {value ? (
        <Facts
          facts={[
            { label: room('contribution'), value: money(value.contributionMinor) },
            { label: room('total'), value: money(value.totalMinor) },
            {
              label: room('lifetime'),
              value: money(value.lifetimeMinor),
              note: interval(value.lifetimeLowMinor, value.lifetimeHighMinor),
            },
            { label: room('alive'), value: <Alive share={value.alive} /> },
            { label: room('atRisk'), value: money(value.atRiskMinor) },
          ]}
        />
      ) : (
        <p className="k-quiet">{w('notComputed')}</p>
      )}
    </Part>
  )
}

export const PackOwed = ({ pack }: { pack: Pack }) => {
  const w = useWords(packWords)
  const { openMinor, overdueMinor, oldestDays, limitMinor, creditDays, salesDays } = pack.receivables
  const money = (minor: number | null) => <Money amountMinor={minor} currency={pack.currency ?? undefined} />
  const days = (value: number | null) =>
    value === null ? (
      <Count value={null} />
    ) : (
      <span className="k-number">{w('days', { days: Math.round(value) })}</span>
    )
  return (
    <Part title={w('receivables')}>
      <Facts
        facts={[
          { label: w('open'), value: money(openMinor) },
          {
            label: w('overdue'),
            value: <span className={overdueMinor > 0 ? 'k-bad' : undefined}>{money(overdueMinor)}</span>,
            note: oldestDays === null ? undefined : `${w('oldest')} ${w('days', { days: oldestDays })}`,
          },
          {
            label: w('limit'),
            value: money(limitMinor),
            note: limitMinor ? w('used', { share: percentText(openMinor / limitMinor, 0) }) : undefined,
          },
          { label: w('creditDays'), value: days(creditDays) },
          { label: w('salesDays'), value: days(salesDays) },
        ]}
      />
    </Part>
  )
}
