// Horizontal bars from a common zero: contributions, comparisons, parts of a score. Plain HTML.
import type { ReactNode } from 'react'
import './chart.css'
import { Go } from './link.tsx'

export type Bar = {
  key: string
  label: ReactNode
  value: number
  /** As it is read; the plain number otherwise. */
  text?: ReactNode
  colour?: string
  to?: string
}

/** Longest bar fills the track; negative ones go left in the loss colour. `most` fixes the scale over several charts. */
export const Bars = ({ bars, label, most }: { bars: readonly Bar[]; label: string; most?: number }) => {
  const highest = Math.max(most ?? 0, ...bars.map((bar) => bar.value), 0)
  const lowest = Math.min(...bars.map((bar) => bar.value), 0)
  const span = highest - lowest || 1
  const zero = (-lowest / span) * 100
  return (
    <ul className="k-bars" aria-label={label}>
      {bars.map((bar) => {
        const width = (Math.abs(bar.value) / span) * 100
        return (
          <li key={bar.key}>
            <span className="k-bars-label k-cut">
              {bar.to ? <Go to={bar.to}>{bar.label}</Go> : bar.label}
            </span>
            <span className="k-bars-track" aria-hidden="true">
              <span
                className="k-bars-bar"
                style={{
                  left: `${bar.value < 0 ? zero - width : zero}%`,
                  width: `${width}%`,
                  background: bar.colour ?? (bar.value < 0 ? 'var(--bad)' : 'var(--accent)'),
                }}
              />
              {lowest < 0 ? <span className="k-bars-zero" style={{ left: `${zero}%` }} /> : null}
            </span>
            <span className={`k-bars-value k-number${bar.value < 0 ? ' k-bad' : ''}`}>
              {bar.text ?? bar.value}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

export type Part = { key: string; label: ReactNode; share: number; text?: ReactNode; colour?: string }

/** A whole in parts, one bar of 100 %; names and shares below it. Parts take the ordered palette unless they have a colour. */
export const ShareBar = ({ parts, label }: { parts: readonly Part[]; label: string }) => {
  const colourOf = (part: Part, index: number) => part.colour ?? `var(--ramp-${Math.min(index + 1, 5)})`
  return (
    <figure aria-label={label}>
      <div className="k-share" aria-hidden="true">
        {parts
          .map((part, index) => ({ part, colour: colourOf(part, index) }))
          .filter(({ part }) => part.share > 0)
          .map(({ part, colour }) => (
            <div key={part.key} style={{ flex: part.share, background: colour }} />
          ))}
      </div>
      <figcaption className="k-share-words">
        {parts.map((part, index) => (
          <span key={part.key} className="k-step">
            <span className="k-step-dot" style={{ background: colourOf(part, index), color: 'inherit' }} />
            {part.label} <span className="k-number">{part.text ?? `${(part.share * 100).toFixed(1)}%`}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
