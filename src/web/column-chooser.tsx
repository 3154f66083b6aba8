// Which columns a list shows and in which order: ticked, moved by arrows or dragged.
import { useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Popover } from './overlay.tsx'
import './view-bar.css'

export type ColumnChoice = { key: string; label: string }

/** The chosen keys with one moved before another; pure, so that keys and mouse do the same. */
const movedTo = (keys: readonly string[], key: string, to: number): string[] => {
  const rest = keys.filter((one) => one !== key)
  return [...rest.slice(0, to), key, ...rest.slice(to)]
}

export const ColumnChooser = ({
  columns,
  value,
  onChange,
  onReset,
}: {
  /** All there are, but for the first column, which always shows. */
  columns: readonly ColumnChoice[]
  /** The keys shown, in order. */
  value: readonly string[]
  onChange: (keys: string[]) => void
  /** Back to the usual ones; left out while they show. */
  onReset?: () => void
}) => {
  const w = useWords(kitWords)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const shown = value.flatMap((key) => columns.find((column) => column.key === key) ?? [])
  const hidden = columns.filter((column) => !value.includes(column.key))
  return (
    <Popover
      label={w('columns')}
      width={280}
      align="end"
      button={({ ref, ...props }) => (
        <button ref={ref} type="button" className="k-button k-button-plain" {...props}>
          <Icon name="columns" />
          {w('columns')}
        </button>
      )}
    >
      <h2 className="k-filter-title">{w('columns')}</h2>
      <ul className="k-columns-list" aria-label={w('columns')}>
        {shown.map((column, place) => (
          <li
            key={column.key}
            className="k-columns-line"
            data-over={over === column.key || undefined}
            draggable
            onDragStart={() => setDragged(column.key)}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(column.key)
            }}
            onDragEnd={() => {
              setDragged(null)
              setOver(null)
            }}
            onDrop={() => {
              if (dragged && dragged !== column.key) onChange(movedTo(value, dragged, place))
              setOver(null)
            }}
          >
            <label className="k-check">
              <input
                type="checkbox"
                checked
                onChange={() => onChange(value.filter((key) => key !== column.key))}
              />
              <span className="k-cut">{column.label}</span>
            </label>
            <IconButton
              icon="up"
              size={14}
              label={w('moveUp', { name: column.label })}
              disabled={place === 0}
              onClick={() => onChange(movedTo(value, column.key, place - 1))}
            />
            <IconButton
              icon="down"
              size={14}
              label={w('moveDown', { name: column.label })}
              disabled={place === shown.length - 1}
              onClick={() => onChange(movedTo(value, column.key, place + 1))}
            />
          </li>
        ))}
        {hidden.map((column) => (
          <li key={column.key} className="k-columns-line">
            <label className="k-check">
              <input type="checkbox" checked={false} onChange={() => onChange([...value, column.key])} />
              <span className="k-cut k-quiet">{column.label}</span>
            </label>
          </li>
        ))}
      </ul>
      {onReset ? (
        <div className="k-columns-foot">
          <Button small kind="bare" onClick={onReset}>
            {w('columnsUsual')}
          </Button>
        </div>
      ) : null}
    </Popover>
  )
}
