// Where the accounts are: laid out by two of their facts, with the money, growth and potential of every cell.
import { useState } from 'react'
import { addMonths } from '#base/calendar.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { SegmentDialog, useSegments } from '#records/accounts/segment-dialog.tsx'
import { ButtonLink } from '#web/button.tsx'
import { Filter } from '#web/filter.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type GridOut, type LineOut } from './asking.tsx'
import { CellPanel, chosenOf } from './cell-panel.tsx'
import { type Dimension, dimensions, layouts } from './dimensions.ts'
import { GridTable, type Picked } from './grid-table.tsx'
import { measures } from './measure.ts'
import './segment.css'
import { SegmentList } from './segment-list.tsx'
import { useSegmentTabs } from './segment-tabs.tsx'
import { useNominationTotals } from './use-totals.tsx'
import { roomWords } from './words.ts'

/** A line as the address names it: `=large`, or `-` where the fact is unknown. */
const written = (line: LineOut | undefined) => (line ? (line.key === null ? '-' : `=${line.key}`) : null)
const readLine = (lines: readonly LineOut[], text: string | undefined): LineOut | undefined =>
  text === undefined
    ? undefined
    : lines.find((line) =>
        text === '-' ? line.kind === 'unknown' : line.kind === 'value' && `=${line.key}` === text,
      )

export const SegmentGridPage = () => {
  const w = useWords(roomWords)
  const [url, setUrl] = useUrl()
  const tabs = useSegmentTabs('grid')
  const first = layouts[0] as (typeof layouts)[number]
  const rows = dimensions.find((one) => one === url.rows) ?? first.rows
  const columns = dimensions.find((one) => one === url.columns) ?? first.columns
  const measure = measures.find((one) => one === url.measure) ?? 'net'
  const read = useRead(
    ['segmentation', 'grid', rows, columns],
    (signal) => ask('GET /segmentation/grid', { query: { rows, columns }, signal }),
    { keep: true },
  )
  const layout = layouts.find((one) => one.rows === rows && one.columns === columns)
  const lay = (next: { rows: Dimension; columns: Dimension }) =>
    setUrl({
      rows: next.rows === first.rows ? null : next.rows,
      columns: next.columns === first.columns ? null : next.columns,
      r: null,
      c: null,
    })
  const options = dimensions.map((key) => ({ key, label: w(`dimension.${key}`) }))
  const data = read.data
  return (
    <Page
      {...tabs}
      kind="board"
      question={w('gridQuestion')}
      filters={
        <>
          <Choice
            label={w('layout')}
            value={layout?.key ?? 'own'}
            onChange={(key) => {
              const next = layouts.find((one) => one.key === key)
              if (next) lay(next)
            }}
            options={[
              ...layouts.map((one) => ({
                key: one.key,
                label: w(`layout.${one.key}` as 'layout.statusSize'),
              })),
              ...(layout ? [] : [{ key: 'own', label: w('layout.own') }]),
            ]}
          />
          <Filter
            single
            label={w('rows')}
            options={options}
            value={[rows]}
            onChange={([next]) => lay({ rows: (next as Dimension) ?? first.rows, columns })}
          />
          <Filter
            single
            label={w('columns')}
            options={options}
            value={[columns]}
            onChange={([next]) => lay({ rows, columns: (next as Dimension) ?? first.columns })}
          />
          <Choice
            label={w('measure')}
            value={measure}
            onChange={(next) => setUrl({ measure: next === 'net' ? null : next })}
            options={measures.map((key) => ({ key, label: w(`measure.${key}`) }))}
          />
        </>
      }
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
      ) : !data ? (
        <SkeletonLines lines={10} />
      ) : data.total.accounts === 0 ? (
        <Empty
          title={w('noAccountsTitle')}
          action={
            <ButtonLink kind="primary" to="/accounts/new">
              {w('newAccount')}
            </ButtonLink>
          }
        >
          {w('noAccountsText')}
        </Empty>
      ) : (
        <div className={read.isPlaceholderData ? 'sg-changing' : undefined}>
          <GridTable
            grid={data}
            rows={rows}
            columns={columns}
            measure={measure}
            onPick={({ row, column }) => setUrl({ r: written(row), c: written(column) })}
          />
          <Period grid={data} same={rows === columns} />
        </div>
      )}
      <SegmentList />
      {data && !read.isPlaceholderData ? (
        <Behind
          grid={data}
          sides={{ rows, columns }}
          picked={{ row: readLine(data.rows, url.r), column: readLine(data.columns, url.c) }}
          onClose={() => setUrl({ r: null, c: null })}
        />
      ) : null}
    </Page>
  )
}

const Period = ({ grid, same }: { grid: GridOut; same: boolean }) => {
  const w = useWords(roomWords)
  const { asOfMonth } = grid
  return (
    <p className="k-quiet k-small sg-note">
      {asOfMonth
        ? w('asOf', {
            from: addMonths(asOfMonth, -12).slice(0, 7),
            to: addMonths(asOfMonth, -1).slice(0, 7),
          })
        : null}{' '}
      <Why title={w('figuresWhy')} formula={w('figuresFormula')} asOf={asOfMonth} />
      {same ? ` ${w('sameSides')}` : null}
    </p>
  )
}

const Behind = ({
  grid,
  sides,
  picked,
  onClose,
}: {
  grid: GridOut
  sides: { rows: Dimension; columns: Dimension }
  picked: Picked
  onClose: () => void
}) => {
  const { language } = useLanguage()
  const segments = useSegments()
  const totals = useNominationTotals()
  const [saving, setSaving] = useState<{ name: string; conditions: Condition[] } | null>(null)
  const chosen = chosenOf(grid, sides, picked, language)
  if (saving)
    return <SegmentDialog name={saving.name} conditions={saving.conditions} onClose={() => setSaving(null)} />
  if (!chosen) return null
  return (
    <CellPanel
      key={chosen.title}
      chosen={chosen}
      grid={grid}
      maySave={segments.data?.may.includes('add') ?? false}
      mayNominate={totals.data?.may.includes('nominate') ?? false}
      onSave={setSaving}
      onClose={onClose}
    />
  )
}
