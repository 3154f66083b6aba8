// The key accounts with most sales, each a link.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Change, DayText, Money, Percent } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Empty } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Why } from '#web/why.tsx'
import { changeOf, marginOf } from './answer.ts'
import { layerAddress } from './layer-shares.tsx'
import type { Today } from './today.tsx'
import { todayWords } from './words.ts'

type Row = Today['keyAccounts'][number]

export const KeyAccounts = ({ today, partial }: { today: Today; partial: boolean }) => {
  const w = useWords(todayWords)
  const { language } = useLanguage()
  const currency = today.currency ?? undefined
  const ladder = useMemo(() => today.tiers.map((tier) => tier.tier), [today.tiers])
  const columns = useMemo<Column<Row>[]>(
    () => [
      { key: 'name', title: w('account'), minWidth: 200, grow: 2, render: (row) => row.name },
      {
        key: 'tier',
        title: w('tier'),
        width: language === 'zh' ? 112 : 140,
        render: (row) => <TierMark tier={row.tier} reason={row.tierReason} ladder={ladder} />,
      },
      {
        key: 'score',
        title: w('score'),
        width: 72,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{row.score === null ? '—' : row.score.toFixed(1)}</span>,
      },
      {
        key: 'net',
        title: w('netShort'),
        width: 116,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'change',
        title: w('change'),
        width: 96,
        align: 'right',
        render: (row) => <Change share={changeOf(row.netMinor, row.previousNetMinor)} />,
      },
      {
        key: 'profit',
        title: w('profit'),
        width: 108,
        align: 'right',
        render: (row) => <Money amountMinor={row.profitMinor} currency={currency} />,
      },
      {
        key: 'margin',
        title: w('margin'),
        width: 84,
        align: 'right',
        priority: 3,
        render: (row) => <Percent share={marginOf(row.profitMinor, row.netMinor)} loss />,
      },
      {
        key: 'last',
        title: w('lastOrder'),
        width: 108,
        align: 'right',
        render: (row) => <DayText day={row.lastOrderedOn} />,
      },
      {
        key: 'owner',
        title: w('owner'),
        width: 104,
        render: (row) => row.ownerName ?? <span className="k-warn">{w('noOwner')}</span>,
      },
    ],
    [w, language, currency, ladder],
  )
  const count = today.layers.find((layer) => layer.layer === 'key')?.accounts ?? 0
  const rows = today.keyAccounts
  return (
    <Section
      id="key-accounts"
      title={w('tableTitle')}
      hint={
        <span className="td-head">
          {count > rows.length ? w('tableHint', { shown: rows.length }) : null}
          <Why title={w('tableTitle')} formula={w('tableFormula')} asOf={today.asOfMonth} />
        </span>
      }
      actions={
        count > 0 ? (
          <ButtonLink small to={layerAddress(today, 'key')}>
            {w('tableAll', { count: count.toLocaleString('en-US') })}
          </ButtonLink>
        ) : undefined
      }
    >
      <DataTable
        label={w('tableTitle')}
        height="auto"
        rows={rows}
        columns={columns}
        rowKey={(row) => row.accountId}
        rowHref={(row) => `/accounts/${row.accountId}`}
        rowName={(row) => row.name}
        compact={(row) => ({
          title: row.name,
          value: <Money amountMinor={row.netMinor} currency={currency} />,
          line: (
            <span className="td-line">
              <TierMark tier={row.tier} reason={row.tierReason} ladder={ladder} terse />
              <Change share={changeOf(row.netMinor, row.previousNetMinor)} />
              <span>{row.ownerName ?? w('noOwner')}</span>
            </span>
          ),
        })}
        empty={
          partial ? (
            <Empty
              title={w('noKeyYours')}
              action={<ButtonLink to="/accounts">{w('seeAccounts')}</ButtonLink>}
            />
          ) : (
            <Empty
              title={w('noKey')}
              action={<ButtonLink to="/identify/scorecards">{w('seeScorecards')}</ButtonLink>}
            >
              {w('noKeyText')}
            </Empty>
          )
        }
      />
    </Section>
  )
}
