// Layers that get wider downwards: few at the top, many at the bottom; names and shares beside each.
import type { ReactNode } from 'react'
import './chart.css'
import { Go } from './link.tsx'

export type Layer = {
  key: string
  title: ReactNode
  /** Second line: count, share of revenue. */
  line?: ReactNode
  /** Half the width of the lower edge against the widest, 0 to 1; by default evenly growing. */
  reach?: number
  colour?: string
  to?: string
}

export const Pyramid = ({ layers, label }: { layers: readonly Layer[]; label: string }) => {
  const reachOf = (index: number): number =>
    index < 0 ? 0.1 : (layers[index]?.reach ?? 0.1 + (0.9 * (index + 1)) / layers.length)
  return (
    <ol className="k-pyramid" aria-label={label}>
      {layers.map((layer, index) => {
        const top = reachOf(index - 1) * 100
        const bottom = Math.max(reachOf(index), reachOf(index - 1)) * 100
        const step = Math.min(1 + Math.round((index * 4) / Math.max(1, layers.length - 1)), 5)
        const inside = (
          <>
            <svg viewBox="0 0 200 56" preserveAspectRatio="none" aria-hidden="true">
              <polygon
                points={`${100 - top},0 ${100 + top},0 ${100 + bottom},56 ${100 - bottom},56`}
                fill={layer.colour ?? `var(--ramp-${step})`}
              />
            </svg>
            <span className="k-pyramid-words">
              <strong>{layer.title}</strong>
              {layer.line ? <span className="k-number">{layer.line}</span> : null}
            </span>
          </>
        )
        return (
          <li key={layer.key}>
            {layer.to ? (
              <Go to={layer.to} className="k-pyramid-layer">
                {inside}
              </Go>
            ) : (
              <div className="k-pyramid-layer">{inside}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}
