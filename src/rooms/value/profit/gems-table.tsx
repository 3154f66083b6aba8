// Accounts with a high margin and a low volume: small today, and worth more of our time.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { ProfitOut, Row, Run } from '../asking.tsx'
import { Alive, Chance, valueHref } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { marginOf } from '../worth/margin.ts'
import { profitWords } from './profit.words.ts'

export const Gems = ({ data, run }: { data: ProfitOut; run: Run }) => {
  const w = useWords(profitWords)
  const room = useWords(roomWords)
  const currency = run.currency ?? undefined
  const rows = data.highMarginLowVolume
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'name',
        title: room('account'),
        minWidth: 220,
        grow: 3,
        render: (row) => <span title={`${row.name} · ${row.code}`}>{row.name}</span>,
      },
      {
        key: 'tier',
        title: room('tier'),
        width: 84,
        priority: 3,
        render: (row) => <TierMark tier={row.tier} terse />,
      },
      {
        key: 'margin',
        title: room('margin'),
        width: 110,
        align: 'right',
        render: (row) => <Percent share={marginOf(row)} loss />,
      },
      {
        key: 'net',
        title: room('net'),
        width: 130,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'contribution',
        title: room('contribution'),
        width: 130,
        align: 'right',
        render: (row) => <Money amountMinor={row.contributionMinor} currency={currency} />,
      },
      {
        key: 'lifetime',
        title: room('lifetime'),
        width: 130,
        align: 'right',
        priority: 3,
        render: (row) => <Money amountMinor={row.lifetimeMinor} currency={currency} />,
      },
      {
        key: 'alive',
        title: room('alive'),
        width: 120,
        align: 'right',
        render: (row) => <Alive share={row.alive} />,
      },
      {
        key: 'next',
        title: w('next'),
        width: 116,
        align: 'right',
        render: (row) => (
          <ButtonLink small icon="flag" to={`/accounts/${row.accountId}`}>
            {w('nominate')}
          </ButtonLink>
        ),
      },
    ],
    [w, room, currency],
  )
  if (rows.length === 0) return null
  return (
    <Section
      id="gems"
      title={w('gems')}
      hint={w('gemsHint')}
      actions={
        <ButtonLink small kind="bare" to="/value/accounts?flag=highMarginLowVolume">
          {w('seeAllGems')}
        </ButtonLink>
      }
    >
      <DataTable
        label={w('gemsLabel')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.accountId}
        rowHref={(row) => valueHref(row.accountId)}
        rowName={(row) => row.name}
        height="auto"
        compact={(row) => ({
          title: row.name,
          value: <Percent share={marginOf(row)} loss />,
          line: (
            <>
              {room('net')} <Money amountMinor={row.netMinor} currency={currency} /> · {room('alive')}{' '}
              <Chance share={row.alive} />
            </>
          ),
        })}
      />
    </Section>
  )
}
