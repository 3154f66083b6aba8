// The two bounds as lines over the picture: dragged, or moved with the arrow keys.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '#web/language.tsx'
import { matrixWords } from './matrix.words.ts'
import type { Bounds } from './matrix-board.tsx'
import { type Frame, scoreAtX, scoreAtY, xOf, yOf } from './matrix-layout.ts'

const least = 5
const within = (value: number): number => Math.min(100 - least, Math.max(least, Math.round(value)))
const keys: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 5,
  PageDown: -5,
}

export const MatrixBounds = ({
  frame,
  bounds,
  height,
  onBounds,
  onBoundsSet,
}: {
  frame: Frame
  bounds: Bounds
  height: number
  onBounds: (bounds: Bounds) => void
  onBoundsSet: (bounds: Bounds) => void
}) => {
  const w = useWords(matrixWords)
  const layer = useRef<HTMLDivElement>(null)
  const latest = useRef(bounds)
  latest.current = bounds
  const handle = (side: keyof Bounds) => ({
    role: 'slider',
    tabIndex: 0,
    'aria-label': w(side === 'across' ? 'thresholdAcross' : 'thresholdUp'),
    'aria-orientation': side === 'across' ? ('horizontal' as const) : ('vertical' as const),
    'aria-valuemin': least,
    'aria-valuemax': 100 - least,
    'aria-valuenow': Math.round(bounds[side]),
    onPointerDown: (event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: (event: PointerEvent) => {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
      const place = layer.current?.getBoundingClientRect()
      const score =
        side === 'across'
          ? scoreAtX(event.clientX - (place?.left ?? 0), frame)
          : scoreAtY(event.clientY - (place?.top ?? 0), frame)
      onBounds({ ...bounds, [side]: within(score) })
    },
    onPointerUp: () => onBoundsSet(latest.current),
    onKeyDown: (event: KeyboardEvent) => {
      const by = keys[event.key]
      if (by === undefined) return
      event.preventDefault()
      onBoundsSet({ ...bounds, [side]: within(bounds[side] + by) })
    },
  })
  return (
    <div ref={layer} className="im-bounds" style={{ height }}>
      <div
        {...handle('across')}
        className="im-bound im-bound-across"
        style={{ left: xOf(bounds.across, frame), top: frame.top, height: frame.height }}
      >
        <span className="k-number">{Math.round(bounds.across)}</span>
      </div>
      <div
        {...handle('up')}
        className="im-bound im-bound-up"
        style={{ top: yOf(bounds.up, frame), left: frame.left, width: frame.width }}
      >
        <span className="k-number">{Math.round(bounds.up)}</span>
      </div>
    </div>
  )
}
