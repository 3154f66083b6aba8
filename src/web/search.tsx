// The palette behind Ctrl K: types, arrows, Enter; what was opened lately comes first.
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { createPortal } from 'react-dom'
import { Icon, type IconName } from './icons.tsx'
import { kitWords } from './kit-words.ts'
import { useWords } from './language.tsx'
import { useGo } from './link.tsx'
import './search.css'
import { readStored, writeStored } from './stored.ts'
import { useModal } from './use-modal.ts'

export type Found = {
  key: string
  title: string
  hint?: string
  to: string
  icon?: IconName
  /** The heading above it and its like. */
  group?: string
}

const recentKept = 8
const debounceMs = 150

export const SearchPalette = ({
  search,
  hint,
  onClose,
}: {
  search: (text: string, signal: AbortSignal) => Promise<Found[]>
  hint?: string
  onClose: () => void
}) => {
  const w = useWords(kitWords)
  const go = useGo()
  const id = useId()
  const [text, setText] = useState('')
  const [state, setState] = useState<{ of: string; found: Found[]; failed?: boolean } | null>(null)
  const [at, setAt] = useState(0)
  const [recent] = useState(() => readStored<Found[]>('recent', []))
  const layer = useModal(onClose)
  const term = text.trim()
  useEffect(() => {
    if (!term) {
      setState(null)
      setAt(0)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      search(term, stop.signal).then(
        (found) => {
          if (stop.signal.aborted) return
          setState({ of: term, found })
          setAt(0)
        },
        () => {
          if (!stop.signal.aborted) setState({ of: term, found: [], failed: true })
        },
      )
    }, debounceMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [term, search])
  const shown = term ? (state?.found ?? []) : recent
  const openOne = (one: Found) => {
    writeStored('recent', [one, ...recent.filter((other) => other.to !== one.to)].slice(0, recentKept))
    onClose()
    go(one.to)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0))
    else if (event.key === 'Enter') {
      const one = shown[at]
      if (one) openOne(one)
    } else return
    event.preventDefault()
  }
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at, id])
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: the veil only mirrors Esc
    <div
      ref={layer}
      className="k-veil k-palette-veil"
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div role="dialog" aria-modal="true" aria-label={w('search')} className="k-palette">
        <div className="k-palette-line">
          <Icon name="search" size={18} />
          <input
            data-autofocus="true"
            role="combobox"
            aria-expanded={shown.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={shown.length ? `${id}-${at}` : undefined}
            aria-label={w('search')}
            placeholder={hint ?? w('searchType')}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKey}
            spellCheck={false}
            autoComplete="off"
          />
          <button type="button" className="k-palette-close" onClick={onClose}>
            Esc
          </button>
        </div>
        {!term && recent.length ? <div className="k-palette-label">{w('searchRecent')}</div> : null}
        <div id={`${id}-list`} role="listbox" aria-label={w('search')} className="k-palette-list">
          {shown.map((one, index) => [
            term && one.group && one.group !== shown[index - 1]?.group ? (
              <div key={one.group} role="presentation" className="k-palette-label">
                {one.group}
              </div>
            ) : null,
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the input, as in every combobox
            <div
              key={one.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className="k-palette-item"
              onMouseMove={() => setAt(index)}
              onClick={() => openOne(one)}
            >
              <Icon name={one.icon ?? 'right'} />
              <span className="k-cut k-grow">{one.title}</span>
              {one.hint ? <span className="k-palette-hint k-cut">{one.hint}</span> : null}
            </div>,
          ])}
        </div>
        {term && state?.of === term && state.found.length === 0 ? (
          <p className="k-palette-empty">
            {w(state.failed ? 'searchFailed' : 'searchEmpty', { text: term })}
          </p>
        ) : null}
        {!term && !recent.length ? <p className="k-palette-empty">{w('searchType')}</p> : null}
        <footer className="k-palette-foot">{w('searchKeys')}</footer>
      </div>
    </div>,
    document.body,
  )
}
