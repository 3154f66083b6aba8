// The imports so far, of every kind: what each brought in.
import { useMemo } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { Count, State, type Tone } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Menu } from '#web/overlay.tsx'
import { Page } from '#web/page.tsx'
import { usePages } from '#web/query.ts'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type AnyImport, ask, bytesText, fileOf, timeText } from './import-doors.tsx'
import { importPageWords } from './page.words.ts'

const tones: Record<AnyImport['state'], Tone> = {
  uploaded: 'none',
  checking: 'info',
  checked: 'info',
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'none',
  undoing: 'info',
  undone: 'warn',
}

export const ImportState = ({ state }: { state: AnyImport['state'] }) => {
  const w = useWords(importPageWords)
  return <State tone={tones[state]}>{w(`state.${state}`)}</State>
}

const countsOf = ({ orders, totals }: AnyImport) => ({
  rows: orders?.linesRead ?? totals?.rows,
  added: orders?.linesAdded ?? totals?.added,
  changed: totals?.changed,
  refused: orders?.linesRefused ?? totals?.refused,
})

/** Records that have no list of their own to be exported from, whole; accounts are exported from their list. */
const ExportMenu = () => {
  const w = useWords(importPageWords)
  const { language } = useLanguage()
  return (
    <Menu
      label={w('export')}
      button={({ ref, ...props }) => (
        <Button ref={ref} icon="download" {...props}>
          {w('export')}
        </Button>
      )}
      items={(['contacts', 'products', 'interactions'] as const).map((kind) => ({
        key: kind,
        label: `${w(`kind.${kind}`)} (.xlsx)`,
        to: fileOf('GET /exports/:kind', { path: { kind }, query: { format: 'xlsx', language } }),
      }))}
    />
  )
}

export const ImportsPage = () => {
  const w = useWords(importPageWords)
  const list = usePages(['imports'], (cursor, signal) => ask('GET /imports', { query: { cursor }, signal }))
  const columns = useMemo((): Column<AnyImport>[] => {
    const count = (key: 'rows' | 'added' | 'changed' | 'refused') => (row: AnyImport) => (
      <Count value={countsOf(row)[key]} />
    )
    return [
      { key: 'file', title: w('file'), minWidth: 220, grow: 2, render: (row) => row.fileName },
      { key: 'kind', title: w('kindOf'), width: 110, render: (row) => w(`kind.${row.kind}`) },
      { key: 'state', title: w('state'), width: 110, render: (row) => <ImportState state={row.state} /> },
      { key: 'read', title: w('rowsRead'), width: 100, align: 'right', render: count('rows') },
      { key: 'added', title: w('added'), width: 90, align: 'right', render: count('added') },
      {
        key: 'changed',
        title: w('changed'),
        width: 90,
        align: 'right',
        priority: 2,
        render: count('changed'),
      },
      {
        key: 'refused',
        title: w('refusedRows'),
        width: 90,
        align: 'right',
        priority: 2,
        render: count('refused'),
      },
      {
        key: 'size',
        title: w('size'),
        width: 90,
        align: 'right',
        priority: 3,
        render: (row) => <span className="k-number">{bytesText(row.bytes)}</span>,
      },
      { key: 'by', title: w('by'), width: 100, priority: 3, render: (row) => row.personName ?? w('unnamed') },
      {
        key: 'at',
        title: w('at'),
        width: 140,
        render: (row) => <span className="k-number">{timeText(row.createdAt)}</span>,
      },
    ]
  }, [w])
  const action = (
    <ButtonLink kind="primary" icon="upload" to="/imports/new">
      {w('import')}
    </ButtonLink>
  )
  return (
    <Page
      kind="list"
      title={w('listTitle')}
      question={w('listQuestion')}
      actions={
        <>
          <ExportMenu />
          {action}
        </>
      }
    >
      <DataTable
        label={w('history')}
        rows={list.rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/imports/${row.id}`}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={list.onMore}
        error={list.error && <Failure error={list.error} onRetry={list.retry} words={importPageWords} />}
        empty={
          <Empty title={w('emptyTitle')} action={action}>
            {w('emptyText')}
          </Empty>
        }
        compact={(row) => ({
          title: row.fileName,
          value: <ImportState state={row.state} />,
          line: `${w(`kind.${row.kind}`)} · ${timeText(row.createdAt)}`,
        })}
      />
    </Page>
  )
}
