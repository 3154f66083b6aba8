// A chart with its question, its data as a table behind a switch, and words for those who cannot see it. ECharts comes lazily.
// biome-ignore-all lint/a11y/useSemanticElements: a region inside a figure needs no section
import type { EChartsOption } from 'echarts'
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react'
import './chart.css'
import { type Look, lookOf } from './chart-look.ts'
import { Heading } from './heading.tsx'
import { kitWords } from './kit-words.ts'
import { useLanguage, useWords } from './language.tsx'
import { usePhone } from './media.ts'
import { Empty, Skeleton } from './states.tsx'
import { Choice } from './tabs.tsx'
import { useTheme } from './theme.tsx'

const Canvas = lazy(() => import('./chart-canvas.tsx').then((part) => ({ default: part.ChartCanvas })))

export type ChartTable = {
  columns: { title: ReactNode; unit?: ReactNode; align?: 'left' | 'right' }[]
  rows: ReactNode[][]
}

/** What was clicked: the series, the point in it, and its value. */
export type Picked = { seriesName?: string; name: string; dataIndex: number; data: unknown; value: unknown }

type ChartProps = {
  /** The question the chart answers. */
  title: ReactNode
  /** One sentence with what it shows, read out instead of the picture. */
  label: string
  /** Memoise it (useCallback) when it closes over data. */
  option: (look: Look) => EChartsOption
  height?: number
  table: ChartTable
  loading?: boolean
  /** Shown instead when there is no data. */
  empty?: ReactNode
  isEmpty?: boolean
  onPick?: (picked: Picked) => void
  actions?: ReactNode
  /** Many thousands of points are drawn faster as pixels. */
  pixels?: boolean
}

export const DataList = ({ table, label }: { table: ChartTable; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <div className="k-chart-table" tabIndex={0} role="region" aria-label={label}>
    <table>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
            <th key={index} scope="col" className={`k-align-${column.align ?? (index ? 'right' : 'left')}`}>
              {column.title}
              {column.unit ? <small className="k-unit">{column.unit}</small> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are a snapshot
          <tr key={index}>
            {row.map((cell, place) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: cells do not move
                key={place}
                className={`k-align-${table.columns[place]?.align ?? (place ? 'right k-number' : 'left')}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export const Chart = ({
  title,
  label,
  option,
  height = 280,
  table,
  loading,
  empty,
  isEmpty,
  onPick,
  actions,
  pixels,
}: ChartProps) => {
  const w = useWords(kitWords)
  const { language } = useLanguage()
  const { dark } = useTheme()
  const phone = usePhone()
  const id = useId()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours read from the page change with `dark`
  const look = useMemo(() => lookOf(language, phone), [language, phone, dark])
  const built = useMemo(() => option(look), [option, look])
  const nothing = isEmpty ?? table.rows.length === 0
  return (
    <figure className="k-chart" aria-labelledby={id}>
      <figcaption className="k-chart-head">
        <Heading id={id}>{title}</Heading>
        <div className="k-page-actions">
          {actions}
          {nothing || loading ? null : (
            <Choice
              label={`${w('chart')} / ${w('table')}`}
              value={view}
              onChange={setView}
              options={[
                { key: 'chart', label: w('chart') },
                { key: 'table', label: w('table') },
              ]}
            />
          )}
        </div>
      </figcaption>
      {loading ? (
        <Skeleton height={height} />
      ) : nothing ? (
        (empty ?? <Empty title={w('noData')} />)
      ) : view === 'table' ? (
        <DataList table={table} label={label} />
      ) : (
        <div role="img" aria-label={label} style={{ height }}>
          <Suspense fallback={<Skeleton height={height} />}>
            <Canvas
              key={`${dark}-${language}`}
              option={built}
              look={look}
              onPick={onPick}
              pixels={pixels ?? false}
              height={height}
            />
          </Suspense>
        </div>
      )}
    </figure>
  )
}
