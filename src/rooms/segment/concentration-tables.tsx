// The tables of concentration: classes, the largest accounts, and those below zero.
import { useMemo } from 'react'
import { DataList } from '#web/chart.tsx'
import { Count, Money, Percent, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Section } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { ConcentrationOut } from './asking.tsx'
import { concentrationWords } from './concentration.words.ts'

export const Classes = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  const currency = data.currency ?? undefined
  const whole = data.classes.reduce((sum, one) => sum + one.totalMinor, 0)
  return (
    <Section title={w('abc')} hint={w('abcHint')} id="abc">
      <div className="sg-classes">
        <DataList
          label={w('abcHint')}
          table={{
            columns: [
              { title: w('class') },
              { title: w('classRule'), align: 'left' },
              { title: w('accounts'), unit: w('accountsUnit') },
              { title: w('accountsShare') },
              { title: w(`choice.${data.basis}`) },
              { title: w('moneyShare') },
            ],
            rows: data.classes.map((one) => [
              <strong key="class">{one.class}</strong>,
              w(`rule.${one.class}`),
              <Count key="accounts" value={one.accounts} />,
              <Percent key="part" share={data.accounts ? one.accounts / data.accounts : null} />,
              <Money key="money" amountMinor={one.totalMinor} currency={currency} />,
              <Percent key="share" share={whole ? one.totalMinor / whole : null} />,
            ]),
          }}
        />
      </div>
    </Section>
  )
}

type Top = ConcentrationOut['top'][number] & { rank: number }

export const Largest = ({ data, changing }: { data: ConcentrationOut; changing: boolean }) => {
  const w = useWords(concentrationWords)
  const currency = data.currency ?? undefined
  const rows = useMemo(() => data.top.map((one, index) => ({ ...one, rank: index + 1 })), [data])
  const columns = useMemo(
    (): Column<Top>[] => [
      {
        key: 'name',
        title: w('account'),
        minWidth: 200,
        grow: 2,
        render: (row) => (
          <>
            <span className="sg-rank">{row.rank}</span>
            {row.name}
          </>
        ),
      },
      { key: 'class', title: w('class'), width: 64, render: (row) => <State>{row.class}</State> },
      {
        key: 'value',
        title: w(`choice.${data.basis}`),
        width: 130,
        align: 'right',
        render: (row) => <Money amountMinor={row.valueMinor} currency={currency} />,
      },
      {
        key: 'share',
        title: w('share'),
        width: 100,
        align: 'right',
        render: (row) => <Percent share={row.share} />,
      },
      {
        key: 'cumulative',
        title: w('cumulative'),
        minWidth: 160,
        align: 'right',
        priority: 2,
        render: (row) => (
          <span className="sg-cumulative">
            <span className="sg-bar" aria-hidden="true">
              <span style={{ width: `${row.cumulative * 100}%`, background: 'var(--accent)' }} />
            </span>
            <Percent share={row.cumulative} />
          </span>
        ),
      },
    ],
    [w, data.basis, currency],
  )
  return (
    <Section id="top" title={w('top', { count: rows.length })}>
      <DataTable
        label={w('topLabel')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.accountId}
        rowHref={(row) => `/accounts/${row.accountId}`}
        changing={changing}
        height={460}
        compact={(row) => ({
          mark: <span className="sg-rank">{row.rank}</span>,
          title: row.name,
          value: <Money amountMinor={row.valueMinor} currency={currency} />,
          line: (
            <>
              {w('classMark', { class: row.class })} · {w('share')} <Percent share={row.share} /> ·{' '}
              {w('cumulative')} <Percent share={row.cumulative} />
            </>
          ),
        })}
      />
    </Section>
  )
}

export const Losers = ({ data }: { data: ConcentrationOut }) => {
  const w = useWords(concentrationWords)
  if (data.losers.length === 0) return null
  return (
    <Section
      id="losers"
      title={w(data.basis === 'profit' ? 'losers' : 'losersNegative')}
      hint={w('losersHint')}
    >
      <DataList
        label={w('losersTable')}
        table={{
          columns: [{ title: w('account') }, { title: w(`choice.${data.basis}`) }],
          rows: data.losers.map((one) => [
            <Go key="name" to={`/accounts/${one.accountId}`}>
              {one.name}
            </Go>,
            <Money key="money" amountMinor={one.valueMinor} currency={data.currency ?? undefined} />,
          ]),
        }}
      />
    </Section>
  )
}
