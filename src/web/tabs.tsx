// Tabs of a page and the small either-or switch; both are kept in the URL by the page.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import './tabs.css'

export type Tab = { key: string; label: ReactNode; count?: number | null }

const step = (event: KeyboardEvent<HTMLElement>) => {
  const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (!way) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const next = all[(all.indexOf(document.activeElement as HTMLElement) + way + all.length) % all.length]
  next?.focus()
  next?.click()
}

export const Tabs = ({
  tabs,
  value,
  onChange,
}: {
  tabs: Tab[]
  value?: string
  onChange?: (key: string) => void
}) => {
  const chosen = tabs.some((tab) => tab.key === value) ? value : tabs[0]?.key
  const strip = useRef<HTMLDivElement>(null)
  // Where the strip is wider than a phone, the chosen tab is brought into sight, and only the strip moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen tab is read from the page
  useEffect(() => {
    const box = strip.current
    const tab = box?.querySelector('[aria-selected="true"]')
    if (!box || !tab) return
    const [outer, inner] = [box.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (inner.right > outer.right) box.scrollLeft += inner.right - outer.right
    else if (inner.left < outer.left) box.scrollLeft -= outer.left - inner.left
  }, [chosen])
  return (
    <div ref={strip} className="k-tabs" role="tablist" tabIndex={-1} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === chosen}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => onChange?.(tab.key)}
        >
          {tab.label}
          {tab.count != null ? (
            <span className="k-tab-count">{tab.count.toLocaleString('en-US')}</span>
          ) : null}
        </button>
      ))}
    </div>
  )
}

/** A few choices in one strip, such as 图 / 表 or month / quarter. */
export const Choice = <Key extends string>({
  options,
  value,
  onChange,
  label,
}: {
  options: { key: Key; label: ReactNode }[]
  value: Key
  onChange: (key: Key) => void
  label: string
}) => (
  <div className="k-choice" role="radiogroup" aria-label={label} tabIndex={-1} onKeyDown={step}>
    {options.map((option) => (
      // biome-ignore lint/a11y/useSemanticElements: a strip of buttons that act as radios
      <button
        key={option.key}
        type="button"
        role="radio"
        aria-checked={option.key === value}
        tabIndex={option.key === value ? 0 : -1}
        onClick={() => onChange(option.key)}
      >
        {option.label}
      </button>
    ))}
  </div>
)
