// All comparisons at a glance: the row against the column, the upper right to be changed, the lower left following.
import type { Triad } from '#numbers/ahp.ts'
import { useWords } from '#web/language.tsx'
import { comparisonText, type Pair } from './comparing.ts'
import { useComparisonText } from './comparison-pairs.tsx'
import { weighingWords } from './weighing.words.ts'

/** Arrow keys go from cell to cell. */
const step = (event: React.KeyboardEvent<HTMLTableElement>) => {
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
  const at = (event.target as HTMLElement).dataset.cell?.split('-').map(Number)
  if (!by || !at) return
  const next = event.currentTarget.querySelector<HTMLElement>(
    `[data-cell="${at[0]! + by[0]!}-${at[1]! + by[1]!}"]`,
  )
  if (!next) return
  event.preventDefault()
  next.focus()
}

export const ComparisonMatrix = ({
  keys,
  names,
  matrix,
  disabled,
  pair,
  worst,
  onPair,
}: {
  /** What tells the criteria apart, and what they are called. */
  keys: readonly string[]
  names: readonly string[]
  matrix: readonly number[][]
  disabled: boolean
  pair: Pair
  /** The three to be mended first, where comparisons contradict one another. */
  worst: Triad | null
  onPair: (pair: Pair) => void
}) => {
  const w = useWords(weighingWords)
  const said = useComparisonText()
  const isWorst = (i: number, j: number) => {
    const three = worst ? [worst.i, worst.j, worst.k] : []
    return three.includes(i) && three.includes(j)
  }
  return (
    <div className="id-matrix-box">
      <p className="k-quiet k-small">{w('matrixHint')}</p>
      <table className="id-matrix" onKeyDown={step}>
        <thead>
          <tr>
            <td />
            {names.map((name, at) => (
              <th key={keys[at]} scope="col" title={name}>
                <abbr title={name}>{at + 1}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, i) => (
            <tr key={keys[i]}>
              <th scope="row" title={name}>
                <span className="id-matrix-name">
                  <small className="k-quiet k-number">{i + 1}</small>
                  <span className="k-cut">{name}</span>
                </span>
              </th>
              {names.map((other, j) => {
                const value = matrix[i]![j]!
                if (j <= i)
                  return (
                    <td key={keys[j]} className="k-quiet">
                      {comparisonText(value)}
                    </td>
                  )
                return (
                  <td key={keys[j]}>
                    <button
                      type="button"
                      data-cell={`${i}-${j}`}
                      data-worst={isWorst(i, j) || undefined}
                      aria-pressed={pair.i === i && pair.j === j}
                      aria-label={w('cell', { value: comparisonText(value), said: said(name, other, value) })}
                      disabled={disabled}
                      onClick={() => onPair({ i, j })}
                    >
                      {comparisonText(value)}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
