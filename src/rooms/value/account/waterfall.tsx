// A waterfall on its side: plain HTML, so that long names, figures and small remarks have room, and paper shows it too.
import { Fragment, type ReactNode } from 'react'
import { percentText } from '#web/number-text.ts'
import { type Fall, fallenOf, reachOf } from './falls.ts'
import './waterfall.css'

export type FallLine = Fall & {
  label: ReactNode
  /** Small, below the label: quantity times rate, a cap. */
  note?: ReactNode
  value: ReactNode
}

export const Waterfall = ({
  lines,
  label,
  apart,
  shareOf,
}: {
  lines: readonly FallLine[]
  label: string
  /** What stands above the lines that are apart. */
  apart?: ReactNode
  /** With it a column tells what share of this money each line is. */
  shareOf?: number
}) => {
  const fallen = fallenOf(lines)
  const { low, high } = reachOf(fallen)
  const span = high - low || 1
  const at = (minor: number) => ((minor - low) / span) * 100
  const firstApart = fallen.findIndex((one) => one.apart)
  return (
    <ul className="wf" aria-label={label} data-share={shareOf ? true : undefined}>
      {fallen.map((one, index) => {
        const left = at(Math.min(one.fromMinor, one.toMinor))
        const width = (Math.abs(one.toMinor - one.fromMinor) / span) * 100
        const next = fallen[index + 1]
        return (
          <Fragment key={one.key}>
            {index === firstApart && apart ? (
              <li className="wf-apart" key="apart">
                {apart}
              </li>
            ) : null}
            <li
              data-whole={one.whole || undefined}
              data-apart={one.apart || undefined}
              data-loss={(one.minor ?? 0) < 0 || undefined}
            >
              <span className="wf-label">
                <span>{one.label}</span>
                {one.note ? <small>{one.note}</small> : null}
              </span>
              <span className="wf-track" aria-hidden="true">
                {low < 0 ? <span className="wf-zero" style={{ left: `${at(0)}%` }} /> : null}
                {one.minor === null || one.minor === 0 ? null : (
                  <span className="wf-bar" style={{ left: `${left}%`, width: `${width}%` }} />
                )}
                {one.levelMinor !== null && next && next.minor !== null ? (
                  <span className="wf-level" style={{ left: `${at(one.levelMinor)}%` }} />
                ) : null}
              </span>
              <span className="wf-value k-number">{one.value}</span>
              {shareOf ? (
                <span className="wf-share k-number">
                  {one.minor === null ? '—' : percentText(one.minor / shareOf)}
                </span>
              ) : null}
            </li>
          </Fragment>
        )
      })}
    </ul>
  )
}
