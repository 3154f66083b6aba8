// A filter above a list: its name, what is chosen, and the choices under it.
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import './form.css'
import { Icon } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { Popover } from './overlay.tsx'

export type FilterOption = {
  key: string
  label: ReactNode /** Plain text of the label, for looking it up. */
  text?: string
}

const searchFrom = 9
const textOf = (option: FilterOption): string =>
  option.text ?? (typeof option.label === 'string' ? option.label : option.key)

/** Any of several: `<Filter label="等级" options={…} value={['A1']} onChange={…} />`; `single` allows one. */
export const Filter = ({
  label,
  options,
  value,
  onChange,
  single,
}: {
  label: string
  options: readonly FilterOption[]
  value: readonly string[]
  onChange: (value: string[]) => void
  single?: boolean
}) => {
  const w = useWords(kitWords)
  const [text, setText] = useState('')
  const chosen = options.filter((option) => value.includes(option.key))
  const term = text.trim().toLowerCase()
  const shown = term ? options.filter((option) => textOf(option).toLowerCase().includes(term)) : options
  return (
    <Popover
      label={label}
      width={240}
      button={({ ref, ...props }) => (
        <button
          ref={ref}
          type="button"
          className="k-filter"
          data-set={value.length > 0 || undefined}
          {...props}
        >
          {label}
          {chosen.length ? (
            <strong>
              {chosen.length <= 2
                ? chosen.map((option, index) => (
                    <span key={option.key}>
                      {index ? ', ' : ''}
                      {option.label}
                    </span>
                  ))
                : chosen.length}
            </strong>
          ) : null}
          <Icon name="down" size={12} />
        </button>
      )}
    >
      <h2 className="k-filter-title">{label}</h2>
      {options.length >= searchFrom ? (
        <input
          className="k-input"
          type="search"
          aria-label={w('search')}
          placeholder={w('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          style={{ marginBottom: 8 }}
        />
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll everywhere */}
      <div className="k-filter-list" role="group" aria-label={label}>
        {shown.map((option) => (
          <label key={option.key} className="k-check">
            <input
              type="checkbox"
              checked={value.includes(option.key)}
              onChange={(event) => {
                const rest = single ? [] : value.filter((key) => key !== option.key)
                onChange(event.target.checked ? [...rest, option.key] : [...rest])
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
        {shown.length ? null : <p className="k-quiet k-small">{w('noMatch')}</p>}
      </div>
      {value.length ? (
        <div className="k-filter-foot">
          <Button small kind="bare" onClick={() => onChange([])}>
            {w('clearSelection')}
          </Button>
        </div>
      ) : null}
    </Popover>
  )
}
