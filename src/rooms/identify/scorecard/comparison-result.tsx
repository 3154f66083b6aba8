// What comparisons come to: the weights, how far they agree, and which three fit worst.
import { acceptable, type Judged, type Triad } from '#numbers/ahp.ts'
import { Bars } from '#web/bars.tsx'
import { Button } from '#web/button.tsx'
import { percentText, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Why } from '#web/why.tsx'
import { agreeing, comparisonText, type Pair, weightsToTake } from './comparing.ts'
import { weighingWords } from './weighing.words.ts'

export const ComparisonResult = ({
  names,
  title,
  matrix,
  judged,
  weights,
  verdict,
  disabled,
  editable,
  onPair,
  onCompare,
  onTake,
}: {
  names: readonly string[]
  title: string
  /** The comparisons that are shown, and what they come to. */
  matrix: readonly number[][]
  judged: Judged
  /** What the scorecard has now, and what all judges say together. */
  weights: readonly number[]
  verdict: Judged
  disabled: boolean
  /** Whether the comparisons shown can be changed. */
  editable: boolean
  onPair: (pair: Pair) => void
  onCompare: (pair: Pair, value: number) => void
  onTake: () => void
}) => {
  const w = useWords(weighingWords)
  const ratio = judged.consistencyRatio
  const fits = ratio <= acceptable
  const toTake = weightsToTake(verdict.weights)
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const isTaken = toTake.every((weight, at) => Math.abs(weight - ((weights[at] ?? 0) / whole) * 100) < 0.06)
  return (
    <div className="id-ahp-result">
      <div className="k-row id-ahp-ratio">
        <h3 className="k-grow">{title}</h3>
        <span>
          {w('consistency')} <strong className="k-number">{ratio.toFixed(2)}</strong>{' '}
          <State tone={fits ? 'good' : 'bad'}>{w(fits ? 'isConsistent' : 'notConsistent')}</State>{' '}
          <Why
            title={w('consistency')}
            formula={w('consistencyFormula')}
            inputs={[
              { label: w('lambda'), value: judged.lambda.toFixed(4) },
              { label: w('size'), value: names.length },
            ]}
          />
        </span>
      </div>
      {!fits && judged.worst ? (
        <Worst
          triad={judged.worst}
          names={names}
          matrix={matrix}
          editable={editable}
          onPair={onPair}
          onCompare={onCompare}
        />
      ) : null}
      <Bars
        label={title}
        most={Math.max(...judged.weights) * 100}
        bars={judged.weights.map((weight, at) => ({
          key: String(at),
          label: names[at] ?? '',
          value: weight * 100,
          text: percentText(weight),
        }))}
      />
      {disabled ? null : (
        <div className="k-row">
          <Button disabled={isTaken} onClick={onTake}>
            {w('take')}
          </Button>
          <span className="k-small k-quiet">
            {w(isTaken ? 'takenAlready' : verdict.consistencyRatio <= acceptable ? 'differs' : 'takeAnyway')}
          </span>
        </div>
      )}
    </div>
  )
}

const Worst = ({
  triad,
  names,
  matrix,
  editable,
  onPair,
  onCompare,
}: {
  triad: Triad
  names: readonly string[]
  matrix: readonly number[][]
  editable: boolean
  onPair: (pair: Pair) => void
  onCompare: (pair: Pair, value: number) => void
}) => {
  const w = useWords(weighingWords)
  const { i, j, k } = triad
  const at = (row: number, column: number) => comparisonText(matrix[row]![column]!)
  const [a, b, c] = [names[i] ?? '', names[j] ?? '', names[k] ?? '']
  const third = agreeing(matrix, triad)
  const pairs: [Pair, string, string][] = [
    [{ i, j }, a, b],
    [{ i: j, j: k }, b, c],
    [{ i, j: k }, a, c],
  ]
  return (
    <div className="k-banner" role="status">
      <div className="k-grow">
        <strong>{w('worst')}</strong>
        <p>
          {w('worstText', {
            a,
            b,
            c,
            ab: at(i, j),
            bc: at(j, k),
            ac: at(i, k),
            expected: comparisonText(matrix[i]![j]! * matrix[j]![k]!),
          })}
        </p>
      </div>
      {editable ? (
        <div className="k-row">
          {pairs.map(([pair, one, other]) => (
            <Button key={`${pair.i}-${pair.j}`} small onClick={() => onPair(pair)}>
              {w('change', { one, other })}
            </Button>
          ))}
          <Button small onClick={() => onCompare({ i, j: k }, third)}>
            {w('makeIt', { times: comparisonText(third) })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
