// What a table is told by a page.
import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  title: ReactNode
  /** Shown small after the title: 万元, %, 天. */
  unit?: ReactNode
  /** Fixed width in px; otherwise the column grows from `minWidth` (120). */
  width?: number
  minWidth?: number
  /** Share of the space left over, 1 by default. */
  grow?: number
  /** Numbers right. */
  align?: 'left' | 'right' | 'center'
  sortable?: boolean
  /** 1 always, 2 hidden on a phone, 3 hidden on narrow desks too. 1 by default. */
  priority?: 1 | 2 | 3
  render: (row: Row, index: number) => ReactNode
}

export type Sort = { key: string; way: 'up' | 'down' }

/** A row on a phone: two lines and one figure. */
export type Compact = { title: ReactNode; value?: ReactNode; line?: ReactNode; mark?: ReactNode }

export type TableProps<Row> = {
  /** What the rows are, read out: “客户列表”. */
  label: string
  columns: readonly Column<Row>[]
  /** Undefined while the first rows are on their way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string
  onOpen?: (row: Row) => void
  sort?: Sort | null
  onSort?: (sort: Sort | null) => void
  hasMore?: boolean
  loadingMore?: boolean
  onMore?: () => void
  /** The rows shown are those of the filter before. */
  changing?: boolean
  empty?: ReactNode
  error?: ReactNode
  compact?: (row: Row) => Compact
  selected?: ReadonlySet<string>
  onSelect?: (keys: Set<string>) => void
  /** Buttons of the selection bar. */
  selectionActions?: ReactNode
  /** What a row is called, for its checkbox. */
  rowName?: (row: Row) => string
  /** `fill` takes the rest of a list page, `auto` grows to 640 px, a number is px. */
  height?: 'fill' | 'auto' | number
  /** At the right of the foot: totals, a note. */
  foot?: ReactNode
}

export const sortNext = (sort: Sort | null | undefined, key: string, first: 'up' | 'down'): Sort | null =>
  sort?.key !== key
    ? { key, way: first }
    : sort.way === first
      ? { key, way: first === 'up' ? 'down' : 'up' }
      : null
