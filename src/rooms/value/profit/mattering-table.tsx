// The accounts that will matter most: lifetime value with its interval, and why in their own figures.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { usePhone } from '#web/media.ts'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { ExplainedRow, ProfitOut, Run } from '../asking.tsx'
import { Alive, Sureness, useIntervalText, valueHref, yearsOf } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { Cards } from './cards.tsx'
import { LifetimeWhy } from './lifetime-why.tsx'
import { profitWords } from './profit.words.ts'
import { useReason } from './use-reason.tsx'

type Ranked = ExplainedRow & { rank: number }

export const Mattering = ({ data, run }: { data: ProfitOut; run: Run }) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const reason = useReason(run.currency)
  const interval = useIntervalText(run.currency)
  const currency = run.currency ?? undefined
  const phone = usePhone()
  const { horizonWeeks, discountRate } = data
  const rows = useMemo(() => data.mattering.map((row, index) => ({ ...row, rank: index + 1 })), [data])
  const columns = useMemo(
    (): Column<Ranked>[] => [
      {
        key: 'name',
        title: room('account'),
        minWidth: 190,
        grow: 2,
        render: (row) => (
          <span title={`${row.name} · ${row.code}`}>
            <span className="va-rank">{row.rank}</span>
            {row.name}
          </span>
        ),
      },
      {
        key: 'tier',
        title: room('tier'),
        width: 62,
        priority: 3,
        render: (row) => <TierMark tier={row.tier} terse />,
      },
      {
        key: 'lifetime',
        title: room('lifetime'),
        width: 120,
        align: 'right',
        render: (row) => (
          <span className="va-with-why">
            <Money amountMinor={row.lifetimeMinor} currency={currency} />
            <LifetimeWhy row={row} horizon={{ run, horizonWeeks, discountRate }} />
          </span>
        ),
      },
      {
        key: 'interval',
        title: room('interval'),
        width: 152,
        align: 'right',
        priority: 3,
        render: (row) => (
          <span className="k-number k-quiet">
            {interval(row.lifetimeLowMinor, row.lifetimeHighMinor) ?? '—'}
          </span>
        ),
      },
      {
        key: 'alive',
        title: room('alive'),
        width: 112,
        align: 'right',
        render: (row) => <Alive share={row.alive} />,
      },
      {
        key: 'why',
        title: w('whyMatters'),
        minWidth: 250,
        grow: 3,
        render: (row) => <span title={reason(row)}>{reason(row)}</span>,
      },
      {
        key: 'way',
        title: room('confidence'),
        width: 96,
        priority: 3,
        render: (row) => <Sureness of={row.parts.lifetime} />,
      },
      {
        key: 'next',
        title: w('next'),
        width: 116,
        align: 'right',
        render: (row) => (
          <ButtonLink small to={`/accounts/${row.accountId}?tab=timeline&do=write`}>
            {w('followUp')}
          </ButtonLink>
        ),
      },
    ],
    [w, room, reason, interval, currency, run, horizonWeeks, discountRate],
  )
  return (
    <Section
      id="mattering"
      title={w('mattering', { years: yearsOf(horizonWeeks) })}
      hint={w('matteringHint')}
      actions={
        rows.length ? (
          <ButtonLink small kind="bare" to="/value/accounts">
            {w('seeAllMattering')}
          </ButtonLink>
        ) : undefined
      }
    >
      {phone && rows.length ? (
        <Cards
          label={w('matteringLabel')}
          cards={rows.map((row) => ({
            key: row.accountId,
            href: valueHref(row.accountId),
            name: `${row.rank}  ${row.name}`,
            value: <Money amountMinor={row.lifetimeMinor} currency={currency} />,
            text: (
              <>
                {reason(row)}
                <span className="k-quiet">
                  {' '}
                  · {room('interval')}{' '}
                  <span className="k-number">
                    {interval(row.lifetimeLowMinor, row.lifetimeHighMinor) ?? '—'}
                  </span>
                </span>
              </>
            ),
            foot: (
              <>
                {room('alive')} <Alive share={row.alive} />
                <LifetimeWhy row={row} horizon={{ run, horizonWeeks, discountRate }} />
              </>
            ),
            act: (
              <ButtonLink small to={`/accounts/${row.accountId}?tab=timeline&do=write`}>
                {w('followUp')}
              </ButtonLink>
            ),
          }))}
        />
      ) : (
        <DataTable
          label={w('matteringLabel')}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.accountId}
          rowHref={(row) => valueHref(row.accountId)}
          rowName={(row) => row.name}
          height="auto"
          empty={<Empty title={w('noneMatteringTitle')}>{w('noneMatteringText')}</Empty>}
        />
      )}
    </Section>
  )
}
