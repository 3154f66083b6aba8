// A page: one line of title, the question it answers, its main action; then sections. List, record or board.
import { type CSSProperties, Fragment, type ReactNode, useEffect, useId } from 'react'
import { Deeper } from './heading.tsx'
import { Icon } from './icons.tsx'
import { useLanguage } from './language.tsx'
import { Go } from './link.tsx'
import './page.css'
import { type Tab, Tabs } from './tabs.tsx'

type PageProps = {
  /** list: fills the window, the table scrolls. record and board: the page scrolls. */
  kind?: 'list' | 'record' | 'board'
  title: ReactNode
  /** The window's title when `title` is not text. */
  name?: string
  /** One sentence: what the page answers, or on a board the answer itself. */
  question?: ReactNode
  actions?: ReactNode
  crumbs?: { label: ReactNode; to: string }[]
  /** Beside the title: tier, state, owner. */
  marks?: ReactNode
  /** Under the title: key figures of a record. */
  facts?: ReactNode
  tabs?: Tab[]
  tab?: string
  onTab?: (key: string) => void
  /** A bar of filters under the head of a list. */
  filters?: ReactNode
  children: ReactNode
}

const product = { zh: '砥柱', en: 'Mainstay' }

export const Page = ({
  kind = 'record',
  title,
  name,
  question,
  actions,
  crumbs,
  marks,
  facts,
  tabs,
  tab,
  onTab,
  filters,
  children,
}: PageProps) => {
  const { language } = useLanguage()
  const shown = name ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    document.title = shown ? `${shown} · ${product[language]}` : product[language]
  }, [shown, language])
  return (
    <div className={`k-page k-page-${kind}`}>
      <header className="k-page-head">
        {crumbs?.length ? (
          <nav className="k-crumbs" aria-label={language === 'zh' ? '位置' : 'Breadcrumbs'}>
            {crumbs.map((crumb) => (
              <Fragment key={crumb.to}>
                <Go to={crumb.to}>{crumb.label}</Go>
                <Icon name="right" size={12} />
              </Fragment>
            ))}
          </nav>
        ) : null}
        <div className="k-page-line">
          <h1>{title}</h1>
          {marks ? <div className="k-page-marks">{marks}</div> : null}
          {question ? <p className="k-page-question">{question}</p> : null}
          {actions ? <div className="k-page-actions">{actions}</div> : null}
        </div>
        {facts ? <div className="k-page-facts">{facts}</div> : null}
        {tabs ? <Tabs tabs={tabs} value={tab} onChange={onTab} /> : null}
        {filters ? <div className="k-page-filters">{filters}</div> : null}
      </header>
      <div className="k-page-body">
        <Deeper to={1}>{children}</Deeper>
      </div>
    </div>
  )
}

/** A part of a page that can be linked to: `/accounts/7#money`. */
export const Section = ({
  title,
  hint,
  actions,
  id,
  boxed,
  children,
}: {
  title?: ReactNode
  hint?: ReactNode
  actions?: ReactNode
  id?: string
  /** On its own surface; lists and charts want it, text does not. */
  boxed?: boolean
  children: ReactNode
}) => {
  const own = useId()
  return (
    <section
      id={id}
      className={`k-section${boxed ? ' k-boxed' : ''}`}
      aria-labelledby={title ? own : undefined}
    >
      {title || actions ? (
        <div className="k-section-head">
          {title ? <h2 id={own}>{title}</h2> : null}
          {hint ? <p className="k-section-hint">{hint}</p> : null}
          {actions ? <div className="k-page-actions">{actions}</div> : null}
        </div>
      ) : null}
      {title ? <Deeper to={2}>{children}</Deeper> : children}
    </section>
  )
}

/** Main column and a narrower one beside it; one column on a phone, the side below. */
export const Split = ({
  children,
  side,
  width = 340,
}: {
  children: ReactNode
  side: ReactNode
  width?: number
}) => (
  <div className="k-split" style={{ '--side': `${width}px` } as CSSProperties}>
    <div className="k-split-main">{children}</div>
    <aside className="k-split-side">{side}</aside>
  </div>
)

/** Equal parts beside each other, as many as fit; `min` is the least width of one. */
export const Columns = ({ children, min = 320 }: { children: ReactNode; min?: number }) => (
  <div
    className="k-columns"
    style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(${min}px, 100%), 1fr))` }}
  >
    {children}
  </div>
)
