// The picture: quadrants, bounds that can be dragged, and a circle for each account that can be tried elsewhere.
// biome-ignore-all lint/a11y/noStaticElementInteractions: circles are for the mouse; the panel beside does the same by keyboard
import { type PointerEvent, useMemo, useRef } from 'react'
import { exactMoney } from '#base/money.ts'
import { useWords } from '#web/language.tsx'
import { useWidth } from '#web/media.ts'
import type { MatrixOut } from '../asking.tsx'
import { gradeColour } from '../run/moved.tsx'
import { useName } from '../scorecard/describe.tsx'
import { matrixWords } from './matrix.words.ts'
import type { Bounds, Point, Tried } from './matrix-board.tsx'
import { quadrantAt } from './matrix-board.tsx'
import { MatrixBounds } from './matrix-bounds.tsx'
import { MatrixGround } from './matrix-ground.tsx'
import {
  type Box,
  type Frame,
  namesWithRoom,
  radiusOf,
  scoreAtX,
  scoreAtY,
  xOf,
  yOf,
} from './matrix-layout.ts'

const height = 560
const largest = 34
const namedAtMost = 24
/** A circle that has room for the beginning of its name. */
const roomyFrom = 20
const lettersInside = 4

export const MatrixPicture = ({
  matrix,
  bounds,
  ladder,
  chosenId,
  tried,
  onChoose,
  onTry,
  onBounds,
  onBoundsSet,
}: {
  matrix: MatrixOut
  bounds: Bounds
  ladder: readonly string[] | undefined
  chosenId: string | null
  tried: Tried | null
  onChoose: (accountId: string) => void
  onTry: (tried: Tried) => void
  onBounds: (bounds: Bounds) => void
  onBoundsSet: (bounds: Bounds) => void
}) => {
  const w = useWords(matrixWords)
  const name = useName()
  const box = useRef<HTMLDivElement>(null)
  const picture = useRef<SVGSVGElement>(null)
  const width = useWidth(box)
  const frame = useMemo(
    () => ({ left: 38, top: 28, width: Math.max(200, width - 50), height: height - 70 }),
    [width],
  )
  const { points, currency } = matrix
  const drawn = useMemo(() => {
    const most = Math.max(1, ...points.map((point) => point.netMinor))
    return points.map((point) => ({
      point,
      x: xOf(point.across, frame),
      y: yOf(point.up, frame),
      r: radiusOf(point.netMinor, most, largest),
    }))
  }, [points, frame])
  const named = useMemo(
    () =>
      namesWithRoom(
        drawn.map(({ point, x, y, r }) => ({
          id: point.accountId,
          x,
          y,
          r,
          width: widthOf(shortName(point.name)),
        })),
        frame,
        namedAtMost,
        cornersOf(frame),
      ),
    [drawn, frame],
  )
  const at = (event: PointerEvent): Tried => {
    const place = picture.current?.getBoundingClientRect()
    return {
      across: scoreAtX(event.clientX - (place?.left ?? 0), frame),
      up: scoreAtY(event.clientY - (place?.top ?? 0), frame),
    }
  }
  const count = (quadrant: ReturnType<typeof quadrantAt>) =>
    points.filter((point) => quadrantAt(point, bounds) === quadrant).length
  const moved = tried && chosenId ? drawn.find((one) => one.point.accountId === chosenId) : undefined
  return (
    <div ref={box} className="im-picture">
      <svg width={width || undefined} height={height} aria-hidden="true">
        <MatrixGround
          frame={frame}
          bounds={bounds}
          acrossName={name(matrix.across.name)}
          upName={name(matrix.up.name)}
        />
      </svg>
      <MatrixBounds
        frame={frame}
        bounds={bounds}
        height={height}
        onBounds={onBounds}
        onBoundsSet={onBoundsSet}
      />
      {/* Circles lie over the bounds, so that those on a bound can be taken hold of. */}
      <svg
        className="im-points"
        ref={picture}
        width={width || undefined}
        height={height}
        role="img"
        aria-label={w('picture', {
          total: points.length,
          invest: count('invest'),
          selectively: count('investSelectively'),
          maintain: count('maintain'),
          cash: count('manageForCash'),
        })}
      >
        {moved && tried ? (
          <line
            className="im-trace"
            x1={moved.x}
            y1={moved.y}
            x2={xOf(tried.across, frame)}
            y2={yOf(tried.up, frame)}
          />
        ) : null}
        {drawn.map(({ point, x, y, r }) => {
          const isChosen = point.accountId === chosenId
          const place = isChosen && tried ? tried : null
          return (
            <g key={point.accountId} data-chosen={isChosen || undefined} className="im-point">
              {place ? <circle className="im-ghost" cx={x} cy={y} r={r} /> : null}
              <Circle
                point={point}
                x={place ? xOf(place.across, frame) : x}
                y={place ? yOf(place.up, frame) : y}
                r={r}
                colour={point.tier && ladder ? gradeColour(point.tier, ladder) : 'var(--line-strong)'}
                title={w('pointTitle', {
                  name: point.name,
                  across: point.across.toFixed(1),
                  up: point.up.toFixed(1),
                  money: exactMoney(point.netMinor, currency ?? 'CNY'),
                })}
                onChoose={() => {
                  if (!isChosen) onChoose(point.accountId)
                }}
                onDrag={(event) => onTry(at(event))}
              />
            </g>
          )
        })}
        {drawn.map(({ point, x, y, r }) => {
          const free = named.get(point.accountId)
          if (!free && r >= roomyFrom)
            return (
              <text key={point.accountId} className="im-name" x={x} y={y + 4} textAnchor="middle">
                {point.name.slice(0, lettersInside)}
              </text>
            )
          if (!free && point.accountId !== chosenId) return null
          return (
            <text key={point.accountId} className="im-name" x={free?.x ?? x + r + 4} y={free?.y ?? y + 4}>
              {shortName(point.name)}
            </text>
          )
        })}
      </svg>
    </div>
  )
}

/** A press chooses; from three pixels on it drags. */
const Circle = ({
  point,
  x,
  y,
  r,
  colour,
  title,
  onChoose,
  onDrag,
}: {
  point: Point
  x: number
  y: number
  r: number
  colour: string
  title: string
  onChoose: () => void
  onDrag: (event: PointerEvent) => void
}) => {
  const start = useRef<{ x: number; y: number; drags: boolean } | null>(null)
  return (
    <circle
      data-account={point.accountId}
      cx={x}
      cy={y}
      r={r}
      fill={colour}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, y: event.clientY, drags: false }
        onChoose()
      }}
      onPointerMove={(event) => {
        const from = start.current
        if (!from) return
        from.drags ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > 3
        if (from.drags) onDrag(event)
      }}
      onPointerUp={() => {
        start.current = null
      }}
      onPointerCancel={() => {
        start.current = null
      }}
    >
      <title>{title}</title>
    </circle>
  )
}

/** Where the quadrants are named. */
const cornersOf = ({ left, top, width, height }: Frame): Box[] =>
  [left, left + width - 120].flatMap((x) =>
    [top, top + height - 28].map((y) => ({ left: x, right: x + 120, top: y, bottom: y + 28 })),
  )

const shownLength = 10
const shortName = (name: string): string =>
  name.length > shownLength ? `${name.slice(0, shownLength)}…` : name
/** At 12 px: a Chinese character is about as wide as it is high, others about half. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 12 : 6.6), 0)
