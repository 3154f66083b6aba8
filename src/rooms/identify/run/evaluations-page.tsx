// Every evaluation, those that wait for approval first, with what it moved; and when the next one comes by itself.
import { useMemo, useState } from 'react'
import { timeText } from '#records/desk/time-text.ts'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { useGo } from '#web/link.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { ask, type Evaluation } from '../asking.tsx'
import { useIdentifyTabs } from '../identify-tabs.tsx'
import { useName, windowText } from '../scorecard/describe.tsx'
import { comparable } from './compare-with.tsx'
import { EvaluateButton } from './evaluate-button.tsx'
import './identify.css'
import { MovedCounts } from './moved.tsx'
import { PlanCard } from './plan-card.tsx'
import { NoEvaluation } from './ranking-page.tsx'
import { runWords } from './run.words.ts'
import { RunState } from './run-state.tsx'

export { timeText }

export const EvaluationsPage = () => {
  const w = useWords(runWords)
  const name = useName()
  const tabs = useIdentifyTabs('evaluations')
  const list = usePages(['identify', 'evaluations'], (cursor, signal) =>
    ask('GET /identify/evaluations', { query: { cursor }, signal }),
  )
  const rows = list.rows && waitingFirst(list.rows)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set<string>())
  const columns = useColumns()
  return (
    <Page {...tabs} kind="list" question={w('evaluationsQuestion')} actions={<EvaluateButton />}>
      <PlanCard />
      <DataTable
        label={w('evaluationsLabel')}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/identify/evaluations/${row.id}`}
        rowName={(row) => row.reason}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        selected={chosen}
        onSelect={setChosen}
        selectionActions={<CompareChosen rows={(rows ?? []).filter((row) => chosen.has(row.id))} />}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={runWords} />}
        empty={<NoEvaluation />}
        compact={(row) => ({
          title: row.reason,
          value: row.state === 'effective' ? row.asOf : <RunState state={row.state} />,
          line: (
            <>
              {name(row.scorecardName)} · {row.state === 'effective' ? null : `${row.asOf} · `}
              <MovedCounts terse sets={row.sets} moved={row.moved} />
            </>
          ),
        })}
      />
    </Page>
  )
}

const waitingFirst = (rows: readonly Evaluation[]): Evaluation[] => [
  ...rows.filter((row) => row.state === 'waiting'),
  ...rows.filter((row) => row.state !== 'waiting'),
]

/** Two of the same kind, the later one against the earlier. */
const CompareChosen = ({ rows }: { rows: readonly Evaluation[] }) => {
  const w = useWords(runWords)
  const go = useGo()
  const [later, earlier, ...more] = [...rows].sort((a, b) =>
    a.asOf === b.asOf ? b.evaluatedAt.localeCompare(a.evaluatedAt) : b.asOf.localeCompare(a.asOf),
  )
  if (!later || !earlier || more.length) return <span className="k-small">{w('compareTwoHint')}</span>
  if (!comparable(later, earlier)) return <span className="k-small">{w('compareOtherKind')}</span>
  return (
    <Button
      small
      kind="primary"
      onClick={() => go(`/identify/evaluations/${later.id}?against=${earlier.id}`)}
    >
      {w('compareTwo')}
    </Button>
  )
}

const useColumns = (): Column<Evaluation>[] => {
  const w = useWords(runWords)
  const name = useName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: name follows the language, as w does
  return useMemo(
    () => [
      { key: 'reason', title: w('runReason'), minWidth: 180, grow: 4, render: (row) => row.reason },
      {
        key: 'state',
        title: w('state'),
        width: 164,
        render: (row) => <RunState state={row.state} />,
      },
      { key: 'scorecard', title: w('scorecard'), minWidth: 126, render: (row) => name(row.scorecardName) },
      {
        key: 'asOf',
        title: w('evaluateAsOf'),
        width: 156,
        render: (row) => (
          <span className="k-number" title={windowText(w, row.asOf, row.windowMonths)}>
            {row.asOf}{' '}
            <small className="k-quiet">
              {row.windowMonths === null ? w('window.all') : w('months', { months: row.windowMonths })}
            </small>
          </span>
        ),
      },
      {
        key: 'accounts',
        title: w('accounts'),
        width: 76,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{row.accounts.toLocaleString('en-US')}</span>,
      },
      {
        key: 'moved',
        title: w('movements'),
        minWidth: 178,
        render: (row) => <MovedCounts terse sets={row.sets} moved={row.moved} />,
      },
      {
        key: 'person',
        title: w('person'),
        width: 84,
        render: (row) => row.personName ?? w('bySystem'),
      },
      {
        key: 'at',
        title: w('evaluatedAt'),
        width: 132,
        priority: 3,
        render: (row) => <span className="k-number">{timeText(row.evaluatedAt)}</span>,
      },
    ],
    [w],
  )
}
