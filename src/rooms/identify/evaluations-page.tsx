// Every evaluation, newest first, with what it moved.
import { useMemo } from 'react'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { ask, type Evaluation } from './asking.tsx'
import { useName, windowText } from './describe.tsx'
import { EvaluateButton } from './evaluate-button.tsx'
import { useIdentifyTabs } from './identify-tabs.tsx'
import './identify.css'
import { MovedCounts } from './moved.tsx'
import { NoEvaluation } from './ranking-page.tsx'
import { identifyWords } from './words.ts'

export const EvaluationsPage = () => {
  const w = useWords(identifyWords)
  const name = useName()
  const tabs = useIdentifyTabs('evaluations')
  const list = usePages(['identify', 'evaluations'], (cursor, signal) =>
    ask('GET /identify/evaluations', { query: { cursor }, signal }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: name follows the language, as w does
  const columns = useMemo(
    (): Column<Evaluation>[] => [
      { key: 'reason', title: w('reason'), minWidth: 220, grow: 3, render: (row) => row.reason },
      { key: 'scorecard', title: w('scorecard'), minWidth: 150, render: (row) => name(row.scorecardName) },
      {
        key: 'asOf',
        title: w('evaluateAsOf'),
        width: 108,
        render: (row) => <span className="k-number">{row.asOf}</span>,
      },
      {
        key: 'window',
        title: w('window'),
        width: 96,
        priority: 3,
        render: (row) => (
          <span title={windowText(w, row.asOf, row.windowMonths)}>
            {row.windowMonths === null ? w('window.all') : w('months', { months: row.windowMonths })}
          </span>
        ),
      },
      {
        key: 'accounts',
        title: w('accounts'),
        width: 88,
        align: 'right',
        render: (row) => <span className="k-number">{row.accounts.toLocaleString('en-US')}</span>,
      },
      {
        key: 'moved',
        title: w('movements'),
        minWidth: 200,
        render: (row) => <MovedCounts terse sets={row.sets} moved={row.moved} />,
      },
      {
        key: 'person',
        title: w('person'),
        width: 90,
        priority: 3,
        render: (row) => row.personName ?? w('bySystem'),
      },
      {
        key: 'at',
        title: w('evaluatedAt'),
        width: 136,
        render: (row) => <span className="k-number">{timeText(row.evaluatedAt)}</span>,
      },
    ],
    [w],
  )
  return (
    <Page {...tabs} kind="list" question={w('evaluationsQuestion')} actions={<EvaluateButton />}>
      <DataTable
        label={w('evaluationsLabel')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/identify/evaluations/${row.id}`}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={identifyWords} />}
        empty={<NoEvaluation />}
        compact={(row) => ({
          title: row.reason,
          value: row.asOf,
          line: (
            <>
              {name(row.scorecardName)} · <MovedCounts terse sets={row.sets} moved={row.moved} />
            </>
          ),
        })}
      />
    </Page>
  )
}

/** A moment as 2026-11-21 14:05 where the reader is. */
export const timeText = (instant: string): string => {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
