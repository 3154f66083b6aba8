// What a score is made of: every criterion with its input, where that comes from, and the points it adds.
import type { ReactNode } from 'react'
import { Bars } from '#web/bars.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import './account.css'
import { nameIn } from '../scorecard/describe.tsx'
import { mendingOf } from '../scorecard/mending.ts'
import { pointsAtMost, roundedToSum } from '../scoring/adding-up.ts'
import { dimensionsOf } from './contribution.tsx'
import { InputSource } from './input-source.tsx'
import { type AccountScore, InputValue, type ScoreInput } from './input-value.tsx'
import { standingWords } from './standing.words.ts'

export const onePoint = (points: number | null): string =>
  points === null ? '—' : (Math.round(points * 10) / 10).toFixed(1)

export const WeightedParts = ({
  score,
  accountId,
  may,
}: {
  score: AccountScore
  accountId: string
  may: readonly string[]
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const allowed = new Set(may)
  const most = pointsAtMost(score.inputs, score.missing)
  const points = roundedToSum(
    score.inputs.map((input) => input.contribution),
    1,
  )
  const wholeWeight = score.inputs.reduce((sum, input) => sum + input.weight, 0) || 1
  const longest = Math.max(1, ...score.inputs.map((input) => input.contribution ?? 0))
  const sum = (list: readonly (number | null)[], at: readonly number[]) =>
    at.reduce((total, index) => total + (list[index] ?? 0), 0)

  const labelOf = (input: ScoreInput): ReactNode => (
    <span className="iw-label">
      <span className="k-cut">{nameIn(input.name, language)}</span>
      <small>
        <InputValue input={input} currency={score.currency} />
        {input.value === null ? (
          <Mend input={input} accountId={accountId} may={allowed} />
        ) : (
          <>
            {' · '}
            <InputSource source={input.source} accountId={accountId} />
          </>
        )}
      </small>
    </span>
  )
  const textOf = (input: ScoreInput, index: number): ReactNode => {
    const values = {
      normalised: onePoint((input.normalised ?? 0) * 100),
      weight: percentText((most[index] ?? 0) / 100),
    }
    return (
      <span className="iw-points">
        <strong>{onePoint(points[index] ?? null)}</strong>
        <small>
          {input.normalised === null ? (
            missingText(w, score.missing, percentText(input.weight / wholeWeight, 0))
          ) : (
            <span title={w('worthSaid', values)}>{w('worth', values)}</span>
          )}
        </small>
      </span>
    )
  }

  return (
    <div className="iw-dimensions">
      {dimensionsOf(score.inputs, language).map((dimension) => (
        <div key={dimension.key} className="iw-dimension">
          {dimension.criteria.length > 1 ? (
            <h3>
              {dimension.name}
              <span className="k-number">
                {onePoint(sum(points, dimension.criteria))}
                <small className="iw-of">
                  {' '}
                  {w('ofPoints', { most: onePoint(sum(most, dimension.criteria)) })}
                </small>
              </span>
            </h3>
          ) : null}
          <Bars
            label={dimension.name}
            most={longest}
            bars={dimension.criteria.map((index) => {
              const input = score.inputs[index] as ScoreInput
              return {
                key: input.key,
                label: labelOf(input),
                value: input.contribution ?? 0,
                text: textOf(input, index),
                colour: input.contribution === null ? 'transparent' : dimension.colour,
              }
            })}
          />
        </div>
      ))}
    </div>
  )
}

const missingText = (
  w: (
    key: 'missingOut' | 'missingAsZero' | 'missingAsNeutral' | 'missingAsMedian',
    values?: Record<string, string>,
  ) => string,
  missing: string | null,
  weight: string,
): string => {
  if (missing === 'zero') return w('missingAsZero')
  if (missing === 'neutral') return w('missingAsNeutral')
  if (missing === 'median') return w('missingAsMedian')
  return w('missingOut', { weight })
}

/** The way to fill a missing input, or why only time will. */
export const Mend = ({
  input,
  accountId,
  may,
}: {
  input: ScoreInput
  accountId: string
  may: ReadonlySet<string>
}) => {
  const w = useWords(standingWords)
  const { source } = input
  const mending = mendingOf(source, accountId, may)
  if (mending)
    return (
      <>
        {' · '}
        <Go className="iw-mend" to={mending.to}>
          {w(mending.word)}
        </Go>
      </>
    )
  if (source.from !== 'ledger') return null
  return <> · {w(source.metric === 'growth' ? 'needsYear' : 'needsHalfYear')}</>
}
