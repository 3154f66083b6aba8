// The table on a phone: two-line rows that scroll with the page.
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from './icons.tsx'
import { Go } from './link.tsx'
import type { Column, Compact, TableProps } from './table-types.ts'

const rowHeight = 61

/** Without a `compact` of its own: first column as title, first number at the right, the rest below. */
const compactOf =
  <Row,>(columns: readonly Column<Row>[]) =>
  (row: Row): Compact => {
    const [first, ...rest] = columns.filter((column) => (column.priority ?? 1) === 1)
    const figure = rest.find((column) => column.align === 'right')
    const line = rest.filter((column) => column !== figure).slice(0, 3)
    return {
      title: first?.render(row, 0),
      value: figure?.render(row, 0),
      line: line.map((column, index) => (
        <span key={column.key}>
          {index ? ' · ' : ''}
          {column.render(row, 0)}
        </span>
      )),
    }
  }

export const PhoneRows = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  onOpen,
  compact = compactOf(columns),
  hasMore,
  loadingMore,
  onMore,
}: TableProps<Row> & { rows: readonly Row[] }) => {
  const list = useRef<HTMLUListElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0
    setMargin(top + window.scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: margin,
    initialRect: { width: 390, height: 844 },
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= rows.length - 10) onMore?.()
  }, [hasMore, loadingMore, lastShown, rows.length, onMore])
  return (
    <ul ref={list} aria-label={label} className="k-phone-rows" style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index] as Row
        const { title, value, line, mark } = compact(row)
        const inside = (
          <>
            {mark}
            <span className="k-phone-text">
              <span className="k-phone-title">
                <span className="k-cut k-grow">{title}</span>
                {value != null ? <span className="k-number">{value}</span> : null}
              </span>
              <span className="k-phone-line k-cut">{line}</span>
            </span>
            {rowHref || onOpen ? <Icon name="right" size={14} /> : null}
          </>
        )
        return (
          <li
            key={rowKey(row)}
            data-index={item.index}
            ref={virtual.measureElement}
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            {rowHref ? (
              <Go to={rowHref(row)} className="k-phone-row">
                {inside}
              </Go>
            ) : onOpen ? (
              <button type="button" className="k-phone-row" onClick={() => onOpen(row)}>
                {inside}
              </button>
            ) : (
              <div className="k-phone-row">{inside}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
