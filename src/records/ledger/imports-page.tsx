// The imports so far: what each brought in.
import { useMemo } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { Count, Money, State, type Tone } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { importPageWords } from './import.words.ts'
import { ask, bytesText, type OrderImport, timeText } from './import-doors.tsx'
import { importWords, stateWords } from './words.ts'

const tones: Record<OrderImport['state'], Tone> = {
  uploaded: 'none',
  reading: 'info',
  applying: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'none',
}

export const ImportState = ({ state }: { state: OrderImport['state'] }) => {
  const w = useWords(stateWords)
  return <State tone={tones[state]}>{w(state)}</State>
}

export const ImportsPage = () => {
  const w = useWords(importPageWords)
  const words = useWords(importWords)
  const list = usePages(['imports'], (cursor, signal) => ask('GET /imports', { query: { cursor }, signal }))
  const columns = useMemo((): Column<OrderImport>[] => {
    const count = (key: 'linesRead' | 'linesAdded' | 'linesRefused') => (row: OrderImport) => (
      <Count value={row.totals?.[key]} />
    )
    return [
      { key: 'file', title: words('file'), minWidth: 220, grow: 2, render: (row) => row.fileName },
      { key: 'state', title: words('state'), width: 110, render: (row) => <ImportState state={row.state} /> },
      { key: 'read', title: words('linesRead'), width: 100, align: 'right', render: count('linesRead') },
      { key: 'added', title: words('linesAdded'), width: 90, align: 'right', render: count('linesAdded') },
      {
        key: 'refused',
        title: words('linesRefused'),
        width: 90,
        align: 'right',
        priority: 2,
        render: count('linesRefused'),
      },
      {
        key: 'net',
        title: words('net'),
        width: 120,
        align: 'right',
        render: (row) => <Money amountMinor={row.totals?.netMinor} currency={row.currency ?? undefined} />,
      },
      {
        key: 'size',
        title: w('size'),
        width: 90,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{bytesText(row.bytes)}</span>,
      },
      {
        key: 'by',
        title: words('by'),
        width: 100,
        priority: 3,
        render: (row) => row.personName ?? w('unnamed'),
      },
      {
        key: 'at',
        title: words('at'),
        width: 140,
        render: (row) => <span className="k-number">{timeText(row.createdAt)}</span>,
      },
    ]
  }, [w, words])
  return (
    <Page
      kind="list"
      title={w('listTitle')}
      question={w('listQuestion')}
      actions={
        <ButtonLink kind="primary" icon="upload" to="/imports/new">
          {w('import')}
        </ButtonLink>
      }
    >
      <DataTable
        label={words('history')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/imports/${row.id}`}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={importPageWords} />}
        empty={
          <Empty
            title={w('emptyTitle')}
            action={
              <ButtonLink kind="primary" icon="upload" to="/imports/new">
                {w('import')}
              </ButtonLink>
            }
          >
            {w('emptyText')}
          </Empty>
        }
        compact={(row) => ({
          title: row.fileName,
          value: <ImportState state={row.state} />,
          line: `${row.totals ? `${w('lineCount', { added: row.totals.linesAdded.toLocaleString('en-US') })} · ` : ''}${timeText(row.createdAt)}`,
        })}
      />
    </Page>
  )
}
