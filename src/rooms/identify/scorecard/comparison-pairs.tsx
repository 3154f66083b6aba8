// One comparison to slide between two names, alone or in a list of all.
import { useEffect, useRef } from 'react'
import { IconButton } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { comparisonText, farthest, type Pair, pairsOf, stepOfValue, valueOfStep } from './comparing.ts'
import { weighingWords } from './weighing.words.ts'

type Props = {
  names: readonly string[]
  matrix: readonly number[][]
  disabled: boolean
  onCompare: (pair: Pair, value: number) => void
}

/** A comparison as a sentence: who counts more, by what word of the scale. */
export const useComparisonText = () => {
  const w = useWords(weighingWords)
  return (one: string, other: string, value: number): string => {
    const step = stepOfValue(value)
    if (step === 0) return w('equal', { one, other })
    const degree = w(`degree.${Math.abs(step) + 1}` as 'degree.3')
    const times = comparisonText(value >= 1 ? value : 1 / value)
    return step > 0
      ? w('more', { one, other, degree, times })
      : w('more', { one: other, other: one, degree, times })
  }
}

const PairSlider = ({ names, matrix, disabled, pair, onCompare }: Props & { pair: Pair }) => {
  const w = useWords(weighingWords)
  const said = useComparisonText()
  const { i, j } = pair
  const [one, other] = [names[i] ?? '', names[j] ?? '']
  const value = matrix[i]?.[j] ?? 1
  return (
    <div className="id-pair" id={`pair-${i}-${j}`}>
      <div className="id-pair-line">
        <span className="id-pair-name" data-more={value > 1 || undefined}>
          {one}
        </span>
        <input
          type="range"
          aria-label={w('slide', { one, other })}
          aria-valuetext={said(one, other, value)}
          min={-farthest}
          max={farthest}
          step={1}
          // The handle goes towards whichever counts more.
          value={-stepOfValue(value)}
          disabled={disabled}
          onChange={(event) => onCompare(pair, valueOfStep(-Number(event.target.value)))}
        />
        <span className="id-pair-name" data-more={value < 1 || undefined}>
          {other}
        </span>
      </div>
      <p className="k-small k-quiet">{said(one, other, value)}</p>
    </div>
  )
}

/** One pair at a time, with the ones before and after it. */
export const PairEditor = ({
  pair,
  onPair,
  ...props
}: Props & { pair: Pair; onPair: (pair: Pair) => void }) => {
  const w = useWords(weighingWords)
  const pairs = pairsOf(props.names.length)
  const at = pairs.findIndex(({ i, j }) => i === pair.i && j === pair.j)
  const go = (by: number) => {
    const next = pairs[at + by]
    if (next) onPair(next)
  }
  if (props.disabled) return null
  return (
    <div className="id-pair-open">
      <PairSlider {...props} pair={pair} />
      <div className="k-row">
        <IconButton icon="left" label={w('previousPair')} disabled={at <= 0} onClick={() => go(-1)} />
        <span className="k-small k-quiet k-number">{w('pairOf', { at: at + 1, all: pairs.length })}</span>
        <IconButton
          icon="right"
          label={w('nextPair')}
          disabled={at < 0 || at >= pairs.length - 1}
          onClick={() => go(1)}
        />
      </div>
    </div>
  )
}

/** All pairs one under the other. */
export const PairList = ({ pair, ...props }: Props & { pair: Pair }) => {
  const box = useRef<HTMLOListElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!first.current)
      box.current?.querySelector(`#pair-${pair.i}-${pair.j}`)?.scrollIntoView({ block: 'center' })
    first.current = false
  }, [pair])
  return (
    <ol className="id-pairs" ref={box}>
      {pairsOf(props.names.length).map((one) => (
        <li key={`${one.i}-${one.j}`}>
          <PairSlider {...props} pair={one} />
        </li>
      ))}
    </ol>
  )
}
