// What lies under the circles: the four quadrants with their names, and the scales.
import { useWords } from '#web/language.tsx'
import { matrixWords } from './matrix.words.ts'
import type { Bounds } from './matrix-board.tsx'
import { type Frame, xOf, yOf } from './matrix-layout.ts'

const steps = [0, 25, 50, 75, 100]
/** A bound carries its own figure. */
const near = (step: number, bound: number): boolean => Math.abs(step - bound) < 4

export const MatrixGround = ({
  frame,
  bounds,
  acrossName,
  upName,
}: {
  frame: Frame
  bounds: Bounds
  acrossName: string
  upName: string
}) => {
  const w = useWords(matrixWords)
  const right = frame.left + frame.width
  const bottom = frame.top + frame.height
  const x = xOf(bounds.across, frame)
  const y = yOf(bounds.up, frame)
  const parts = [
    {
      key: 'invest',
      left: x,
      top: frame.top,
      width: right - x,
      height: y - frame.top,
      end: true,
      low: false,
    },
    {
      key: 'maintain',
      left: frame.left,
      top: frame.top,
      width: x - frame.left,
      height: y - frame.top,
      end: false,
      low: false,
    },
    { key: 'investSelectively', left: x, top: y, width: right - x, height: bottom - y, end: true, low: true },
    {
      key: 'manageForCash',
      left: frame.left,
      top: y,
      width: x - frame.left,
      height: bottom - y,
      end: false,
      low: true,
    },
  ] as const
  return (
    <g>
      {parts.map((part) => (
        <g key={part.key} className={`im-quadrant im-${part.key}`}>
          <rect x={part.left} y={part.top} width={part.width} height={part.height} />
          <text
            x={part.end ? part.left + part.width - 10 : part.left + 10}
            y={part.low ? part.top + part.height - 10 : part.top + 20}
            textAnchor={part.end ? 'end' : 'start'}
          >
            {w(`quadrant.${part.key}`)}
          </text>
        </g>
      ))}
      {steps.map((step) => (
        <g key={step} className="im-scale">
          {near(step, bounds.across) ? null : (
            <text x={xOf(step, frame)} y={bottom + 16} textAnchor="middle">
              {step}
            </text>
          )}
          {near(step, bounds.up) ? null : (
            <text x={frame.left - 8} y={yOf(step, frame) + 4} textAnchor="end">
              {step}
            </text>
          )}
        </g>
      ))}
      <text className="im-axis" x={right} y={bottom + 34} textAnchor="end">
        {w('acrossAxis', { name: acrossName })}
      </text>
      <text className="im-axis" x={frame.left - 26} y={14} textAnchor="start">
        {w('upAxis', { name: upName })}
      </text>
    </g>
  )
}
