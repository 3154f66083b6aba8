// A table of any length: only the rows in sight are in the DOM. Two-line rows on a phone.
// biome-ignore-all lint/a11y/useSemanticElements: a status of bones is no output of a form
import { useEffect } from 'react'
import { Button } from './button.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { usePhone } from './media.ts'
import { Empty, Skeleton } from './states.tsx'
import './table.css'
import { PhoneRows } from './table-phone.tsx'
import type { TableProps } from './table-types.ts'
import { WideRows } from './table-wide.tsx'

export type { Column, TableProps } from './table-types.ts'

const SelectionBar = <Row,>({ selected, onSelect, selectionActions }: TableProps<Row>) => {
  const w = useWords(kitWords)
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('.k-veil'))
        onSelect?.(new Set())
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [onSelect])
  return (
    <div
      className="k-table-selection"
      role="toolbar"
      aria-label={w('selected', { count: selected?.size ?? 0 })}
    >
      <strong>{w('selected', { count: selected?.size ?? 0 })}</strong>
      {selectionActions}
      <Button kind="bare" small onClick={() => onSelect?.(new Set())}>
        {w('clearSelection')}
      </Button>
    </div>
  )
}

const Bones = ({ phone }: { phone: boolean }) => {
  const w = useWords(kitWords)
  return (
    <div role="status" aria-label={w('loading')} className="k-table-bones">
      {Array.from({ length: phone ? 8 : 14 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones do not move
        <div key={index} className="k-table-bone">
          <Skeleton width={`${26 + ((index * 7) % 17)}%`} height={12} />
          <Skeleton width="12%" height={12} />
          <Skeleton width={`${8 + ((index * 5) % 7)}%`} height={12} />
        </div>
      ))}
    </div>
  )
}

export const DataTable = <Row,>(props: TableProps<Row>) => {
  const { rows, empty, error, height = 'fill', hasMore, loadingMore, selected, foot, changing } = props
  const w = useWords(kitWords)
  const phone = usePhone()
  if (error) return <div className="k-table">{error}</div>
  const none = rows?.length === 0
  const count = (rows?.length ?? 0).toLocaleString('en-US')
  return (
    <div
      className={`k-table${height === 'fill' ? ' k-table-fill' : ''}${changing ? ' k-table-changing' : ''}`}
    >
      {rows === undefined ? (
        <Bones phone={phone} />
      ) : none ? (
        (empty ?? <Empty title={w('noData')} />)
      ) : phone ? (
        <PhoneRows {...props} rows={rows} />
      ) : (
        <WideRows {...props} rows={rows} height={height} />
      )}
      {selected?.size ? (
        <SelectionBar {...props} />
      ) : rows && !none ? (
        <div className="k-table-foot">
          <span className="k-number">
            {w(hasMore ? 'rowCountMore' : count === '1' ? 'rowCountOne' : 'rowCount', { count })}
          </span>
          {loadingMore ? <span>{w('loadingMore')}</span> : null}
          {foot ? <span className="k-table-foot-end">{foot}</span> : null}
        </div>
      ) : null}
    </div>
  )
}
