// The table on a desk: sticky head, 36 px rows, arrow keys and j/k, selection.
// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are only those in sight cannot be a table element
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { isTyping } from './frame.tsx'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Go, useGo } from './link.tsx'
import { useNarrow } from './media.ts'
import { useScrollPlace } from './scroll-place.ts'
import { type Column, sortNext, type TableProps } from './table-types.ts'

const rowHeight = 36
const headHeight = 34
const loadAhead = 15

const widthOf = <Row,>(column: Column<Row>): number => column.width ?? column.minWidth ?? 120
const trackOf = <Row,>(column: Column<Row>): string =>
  column.width ? `${column.width}px` : `minmax(${column.minWidth ?? 120}px, ${column.grow ?? 1}fr)`

const inner = 'a, button, input, label, select, textarea, [role=menuitem]'

export const WideRows = <Row,>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  onOpen,
  sort,
  onSort,
  hasMore,
  loadingMore,
  onMore,
  selected,
  onSelect,
  rowName,
  height,
}: TableProps<Row> & { rows: readonly Row[]; height: 'fill' | 'auto' | number }) => {
  const w = useWords(kitWords)
  const go = useGo()
  const narrow = useNarrow()
  const scroller = useRef<HTMLDivElement>(null)
  const stand = useScrollPlace(label)
  const [cursor, setCursor] = useState(stand.first.row)
  const wanted = useRef<number | null>(null)
  const shown = useMemo(
    () => columns.filter((column) => !narrow || (column.priority ?? 1) < 3),
    [columns, narrow],
  )
  const tracks = `${onSelect ? '36px ' : ''}${shown.map(trackOf).join(' ')}`
  const leastWidth = shown.reduce((sum, column) => sum + widthOf(column), onSelect ? 36 : 0)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: { width: 1200, height: 700 },
    initialOffset: stand.first.offset,
  })
  const items = virtual.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= rows.length - loadAhead) onMore?.()
  }, [hasMore, loadingMore, lastShown, rows.length, onMore])

  const focusWanted = useCallback(() => {
    if (wanted.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    wanted.current = null
  }, [])
  const focusRow = useCallback(
    (index: number) => {
      wanted.current = index
      setCursor(index)
      virtual.scrollToIndex(index)
      focusWanted()
    },
    [virtual, focusWanted],
  )
  // A row far away only comes into the DOM with the scroll, so focus waits for it.
  useEffect(focusWanted)

  const open = useCallback(
    (row: Row, event?: MouseEvent) => {
      const href = rowHref?.(row)
      if (href && event && (event.metaKey || event.ctrlKey)) window.open(href, '_blank', 'noopener')
      else if (href) go(href)
      else onOpen?.(row)
    },
    [rowHref, onOpen, go],
  )
  const toggle = useCallback(
    (row: Row) => {
      if (!onSelect) return
      const key = rowKey(row)
      const next = new Set(selected)
      if (!next.delete(key)) next.add(key)
      onSelect(next)
    },
    [onSelect, rowKey, selected],
  )
  const act = useCallback(
    (event: globalThis.KeyboardEvent | KeyboardEvent, fromGrid: boolean): boolean => {
      const last = rows.length - 1
      const active = scroller.current?.contains(document.activeElement)
      const at = Math.min(cursor, last)
      const row = rows[at]
      if (event.metaKey || event.ctrlKey || event.altKey) return false
      if (event.key === 'j' || (fromGrid && event.key === 'ArrowDown'))
        focusRow(active ? Math.min(at + 1, last) : at)
      else if (event.key === 'k' || (fromGrid && event.key === 'ArrowUp'))
        focusRow(active ? Math.max(at - 1, 0) : at)
      else if (fromGrid && event.key === 'Home') focusRow(0)
      else if (fromGrid && event.key === 'End') focusRow(last)
      else if (fromGrid && event.key === 'Enter' && row) open(row)
      else if (fromGrid && event.key === 'x' && row && onSelect) toggle(row)
      else return false
      event.preventDefault()
      return true
    },
    [rows, cursor, focusRow, open, toggle, onSelect],
  )
  useEffect(() => {
    if (height !== 'fill') return
    const key = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (isTyping(event) || document.querySelector('.k-veil') || scroller.current?.contains(target)) return
      act(event, false)
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [act, height])

  const all = Boolean(selected && rows.length && rows.every((row) => selected.has(rowKey(row))))
  const openable = Boolean(rowHref || onOpen)
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-multiselectable={onSelect ? true : undefined}
      className={`k-table-scroll${onSelect ? ' k-table-choosing' : ''}`}
      onScroll={(event) => stand.keep({ offset: event.currentTarget.scrollTop, row: cursor })}
      style={
        height === 'fill'
          ? undefined
          : ({ '--height': `${height === 'auto' ? 640 : height}px` } as CSSProperties)
      }
      onKeyDown={(event) => {
        const target = event.target as HTMLElement
        if (isTyping(event.nativeEvent)) return
        if (target.closest(inner) && (event.key === 'Enter' || event.key === ' ')) return
        act(event, true)
      }}
    >
      <div role="rowgroup" className="k-table-head" style={{ minWidth: leastWidth }}>
        <div role="row" aria-rowindex={1} tabIndex={-1} style={{ gridTemplateColumns: tracks }}>
          {onSelect ? (
            <div role="columnheader" tabIndex={-1} className="k-table-check">
              <input
                type="checkbox"
                aria-label={w('selectAll')}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && Boolean(selected?.size)
                }}
                onChange={() => onSelect(all ? new Set() : new Set(rows.map(rowKey)))}
              />
            </div>
          ) : null}
          {shown.map((column, place) => {
            const way = sort?.key === column.key ? sort.way : null
            const text = (
              <>
                <span className="k-cut">{column.title}</span>
                {column.unit ? <small className="k-unit">{column.unit}</small> : null}
              </>
            )
            return (
              <div
                key={column.key}
                role="columnheader"
                tabIndex={-1}
                aria-sort={way ? (way === 'up' ? 'ascending' : 'descending') : undefined}
                className={`k-cell k-align-${column.align ?? 'left'}${place === 0 ? ' k-table-first' : ''}`}
              >
                {column.sortable && onSort ? (
                  <button
                    type="button"
                    className="k-table-sort"
                    onClick={() =>
                      onSort(sortNext(sort, column.key, column.align === 'right' ? 'down' : 'up'))
                    }
                  >
                    {text}
                    {way ? (
                      <Icon name={way === 'up' ? 'up' : 'down'} size={12} />
                    ) : (
                      <span className="k-table-unsorted">
                        <Icon name="sort" size={12} />
                      </span>
                    )}
                  </button>
                ) : (
                  text
                )}
              </div>
            )
          })}
        </div>
      </div>
      <div
        role="rowgroup"
        className="k-table-body"
        style={{ height: virtual.getTotalSize(), minWidth: leastWidth }}
      >
        {items.map((item) => {
          const row = rows[item.index] as Row
          const key = rowKey(row)
          const chosen = selected?.has(key)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled by the grid
            <div
              key={key}
              role="row"
              data-index={item.index}
              aria-rowindex={item.index + 2}
              aria-selected={onSelect ? Boolean(chosen) : undefined}
              tabIndex={item.index === Math.min(cursor, rows.length - 1) ? 0 : -1}
              className={`k-table-row${openable ? ' k-table-open' : ''}`}
              style={{
                gridTemplateColumns: tracks,
                height: rowHeight,
                transform: `translateY(${item.start - headHeight}px)`,
              }}
              onFocus={() => {
                setCursor(item.index)
                stand.keep({ offset: scroller.current?.scrollTop ?? 0, row: item.index })
              }}
              onClick={(event) => {
                if ((event.target as HTMLElement).closest(inner)) return
                if (window.getSelection()?.toString()) return
                if (openable) open(row, event)
              }}
            >
              {onSelect ? (
                <div role="gridcell" tabIndex={-1} className="k-table-check">
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={w('selectRow', { name: rowName?.(row) ?? String(item.index + 1) })}
                    checked={Boolean(chosen)}
                    onChange={() => toggle(row)}
                  />
                </div>
              ) : null}
              {shown.map((column, place) => (
                <div
                  key={column.key}
                  role="gridcell"
                  tabIndex={-1}
                  className={`k-cell k-align-${column.align ?? 'left'}${place === 0 ? ' k-table-first' : ''}`}
                >
                  {place === 0 && rowHref ? (
                    <Go to={rowHref(row)} tabIndex={-1} className="k-table-link k-cut">
                      {column.render(row, item.index)}
                    </Go>
                  ) : (
                    <div className="k-cut">{column.render(row, item.index)}</div>
                  )}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
