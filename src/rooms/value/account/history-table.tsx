// What earlier runs found of an account, each against the one before it.
import { type ReactNode, useMemo } from 'react'
import { timeText } from '#records/desk/time-text.ts'
import { Change, Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Chance, useMoneyText } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import type { AccountValue } from './account-asking.tsx'
import { tabWords } from './tab.words.ts'

type Then = AccountValue['history'][number]
/** Shared: more than one run was as of this day. */
type Row = Then & { before: Then | undefined; shared: boolean }

export const HistoryTable = ({
  history,
  currency,
}: {
  history: readonly Then[]
  currency: string | null
}) => {
  const w = useWords(tabWords)
  const room = useWords(roomWords)
  const text = useMoneyText(currency)
  const rows = useMemo(
    () =>
      history.map((one, index) => ({
        ...one,
        before: history[index + 1],
        shared: [history[index - 1], history[index + 1]].some((beside) => beside?.asOf === one.asOf),
      })),
    [history],
  )
  const columns = useMemo((): Column<Row>[] => {
    const money = (minor: number | null) => <Money amountMinor={minor} currency={currency ?? undefined} />
    const change = (now: number | null, before: number | null | undefined): ReactNode => {
      if (before === undefined) return <span className="k-quiet">{w('firstRun')}</span>
      if (now === null || before === null) return <span className="k-quiet">—</span>
      const by = now - before
      return <Change share={Math.sign(by)}>{by ? text(Math.abs(by)) : '0'}</Change>
    }
    const figure = (key: string, title: string, render: (row: Row) => ReactNode, more = {}): Column<Row> => ({
      key,
      title,
      width: 100,
      align: 'right',
      render,
      ...more,
    })
    return [
      {
        key: 'asOf',
        title: w('asOf'),
        minWidth: 124,
        render: (row) => (
          <span className="k-number" title={`${w('computedAt')} ${timeText(row.computedAt)}`}>
            {row.asOf}
            {row.shared ? <small className="k-quiet"> {timeText(row.computedAt).slice(-5)}</small> : null}
          </span>
        ),
      },
      figure('net', room('net'), (row) => money(row.netMinor), { priority: 3 }),
      figure('contribution', room('contribution'), (row) => money(row.contributionMinor)),
      figure('contributionChange', w('change'), (row) =>
        change(row.contributionMinor, row.before?.contributionMinor),
      ),
      figure('lifetime', room('lifetime'), (row) => money(row.lifetimeMinor)),
      figure('lifetimeChange', w('change'), (row) => change(row.lifetimeMinor, row.before?.lifetimeMinor)),
      figure('alive', room('alive'), (row) => <Chance share={row.alive} />, { width: 80 }),
      figure('version', w('version'), (row) => w('versionText', { version: row.formula }), {
        width: 72,
        priority: 3,
      }),
    ]
  }, [w, room, text, currency])
  if (history.length === 0) return null
  return (
    <Section id="history" title={w('history')} hint={w('historyHint')}>
      <DataTable
        label={w('historyLabel')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.runId}
        height="auto"
        compact={(row) => ({
          title: row.shared ? timeText(row.computedAt) : row.asOf,
          value: <Money amountMinor={row.contributionMinor} currency={currency ?? undefined} />,
          line: `${room('lifetime')} ${row.lifetimeMinor === null ? '—' : text(row.lifetimeMinor)} · ${w('versionText', { version: row.formula })}`,
        })}
      />
    </Section>
  )
}
