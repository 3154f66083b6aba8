// The accounts of one cell of the RFM grid, and what can be done with them.
import { useMemo } from 'react'
import { Button, ButtonLink } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { SidePanel } from '#web/overlay.tsx'
import { usePages } from '#web/query.ts'
import { Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { toast } from '#web/toast.tsx'
import { ask, type Evaluation, type SegmentsOut } from '../asking.tsx'
import { useGrades } from './grade-mark.tsx'
import { segmentWords } from './segments.words.ts'

type CellRow = Awaited<
  ReturnType<typeof ask<'GET /identify/evaluations/:evaluationId/cells/:cell'>>
>['rows'][number]

export const CellAccounts = ({
  evaluation,
  cell,
  total,
  onClose,
}: {
  evaluation: Evaluation
  /** Recency and frequency, such as 54. */
  cell: string
  total: SegmentsOut['cells'][number] | undefined
  onClose: () => void
}) => {
  const w = useWords(segmentWords)
  const grades = useGrades(evaluation)
  const currency = evaluation.currency ?? undefined
  const list = usePages(['identify', 'cell', evaluation.id, cell], (cursor, signal) =>
    ask('GET /identify/evaluations/:evaluationId/cells/:cell', {
      path: { evaluationId: evaluation.id, cell },
      query: { cursor, limit: 50 },
      signal,
    }),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: grades follow from evaluation and language
  const columns = useMemo(
    (): Column<CellRow>[] => [
      { key: 'name', title: w('account'), minWidth: 150, grow: 2, render: (row) => row.name },
      { key: 'segment', title: w('segment'), width: 104, render: (row) => grades.name(row.grade) },
      {
        key: 'recency',
        title: w('lastOrderAgo'),
        unit: w('days'),
        width: 86,
        align: 'right',
        render: (row) => <span className="k-number">{row.recencyDays ?? '—'}</span>,
      },
      {
        key: 'orders',
        title: w('frequency'),
        unit: w('orders'),
        width: 86,
        align: 'right',
        render: (row) => <span className="k-number">{row.orders ?? '—'}</span>,
      },
      {
        key: 'money',
        title: w('money'),
        width: 96,
        align: 'right',
        render: (row) => <Money amountMinor={row.grossMinor} currency={currency} />,
      },
    ],
    [evaluation, w],
  )
  const segments = [...new Set((list.rows ?? []).flatMap((row) => (row.grade ? [row.grade] : [])))]
  const copy = async () => {
    const text = (list.rows ?? []).map((row) => `${row.code}\t${row.name}`).join('\n')
    try {
      await navigator.clipboard.writeText(text)
      toast(w('copied', { count: list.rows?.length ?? 0 }))
    } catch {
      toast(w('copyFailed'))
    }
  }
  return (
    <SidePanel
      title={w('cellTitle', { r: cell[0] ?? '', f: cell[1] ?? '' })}
      width={640}
      onClose={onClose}
      actions={
        <>
          {list.rows?.length ? (
            <Button icon="copy" onClick={() => void copy()}>
              {w(list.hasMore ? 'copyShown' : 'copyList')}
            </Button>
          ) : null}
          {segments.slice(0, 2).map((key) => (
            <ButtonLink key={key} to={`/accounts?segment=${encodeURIComponent(key)}&sort=-net`}>
              {w('allOfSegment', { name: grades.name(key) })}
            </ButtonLink>
          ))}
        </>
      }
    >
      <div className="k-stack id-cell">
        {total ? (
          <p className="k-quiet">
            {w('cellSum', { count: total.accounts.toLocaleString('en-US') })}{' '}
            <Money amountMinor={total.grossMinor} currency={currency} />
          </p>
        ) : null}
        <ul className="id-advice">
          {segments.slice(0, 3).map((key) => {
            const advice = `advice.${key}` as keyof typeof segmentWords
            return segmentWords[advice] ? (
              <li key={key}>
                <strong>{grades.name(key)}</strong> {w(advice)}
              </li>
            ) : null
          })}
        </ul>
        <DataTable
          label={w('cellTitle', { r: cell[0] ?? '', f: cell[1] ?? '' })}
          rows={list.rows}
          columns={columns}
          rowKey={(row) => row.accountId}
          rowHref={(row) => `/accounts/${row.accountId}`}
          hasMore={list.hasMore}
          loadingMore={list.loadingMore}
          onMore={list.onMore}
          height={560}
          error={list.error && <Failure error={list.error} onRetry={list.retry} words={segmentWords} />}
          compact={(row) => ({
            title: row.name,
            value: <Money amountMinor={row.grossMinor} currency={currency} />,
            line: w('cellLine', {
              segment: grades.name(row.grade),
              days: row.recencyDays ?? '—',
              orders: row.orders ?? '—',
            }),
          })}
        />
      </div>
    </SidePanel>
  )
}
