// What was computed when, why and by whom; nothing is ever written over.
import { useMemo } from 'react'
import { dayIn } from '#base/calendar.ts'
import { Count, DayText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type Run, useRuns } from '../asking.tsx'
import { reasonIn } from '../run-line.tsx'
import { roomWords } from '../words.ts'
import { modelWords } from './model.words.ts'

export const Runs = () => {
  const w = useWords(modelWords)
  const room = useWords(roomWords)
  const read = useRuns()
  const columns = useMemo(
    (): Column<Run>[] => [
      {
        key: 'reason',
        title: w('runReason'),
        minWidth: 200,
        grow: 2,
        render: (row) => <span title={reasonIn(room, row.reason)}>{reasonIn(room, row.reason)}</span>,
      },
      { key: 'scope', title: w('runScope'), minWidth: 130, render: (row) => room(`scope.${row.scope}`) },
      { key: 'asOf', title: w('runAsOf'), width: 110, render: (row) => <DayText day={row.asOf} /> },
      {
        key: 'accounts',
        title: w('runAccounts'),
        width: 100,
        align: 'right',
        render: (row) => <Count value={row.accounts} />,
      },
      { key: 'by', title: w('runBy'), width: 110, render: (row) => row.personName ?? w('bySystem') },
      {
        key: 'at',
        title: w('runAt'),
        width: 110,
        align: 'right',
        render: (row) => <DayText day={dayIn(new Date(row.computedAt))} />,
      },
      {
        key: 'formula',
        title: w('runFormula'),
        width: 76,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{row.formula}</span>,
      },
    ],
    [w, room],
  )
  return (
    <Section id="runs" title={w('runs')} hint={w('runsHint')}>
      <DataTable
        label={w('runsLabel')}
        rows={read.data?.rows}
        columns={columns}
        rowKey={(row) => row.id}
        height="auto"
        error={
          read.error ? (
            <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
          ) : null
        }
        compact={(row) => ({
          title: reasonIn(room, row.reason),
          value: <Count value={row.accounts} unit={room('accountsUnit')} />,
          line: `${dayIn(new Date(row.computedAt))} · ${row.personName ?? w('bySystem')} · ${room(`scope.${row.scope}`)}`,
        })}
      />
    </Section>
  )
}
