// Why an account has its tier: every criterion with its input, what it adds, and that it all adds up.
import type { ReactNode } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Bars } from '#web/bars.tsx'
import { Icon } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { Why } from '#web/why.tsx'
import './account.css'
import { whyWords } from './account.words.ts'
import { pointsAtMost, roundedToSum } from './adding-up.ts'
import { dimensionsOf } from './contribution.tsx'
import { nameIn, windowText } from './describe.tsx'
import { type AccountScore, InputValue, type ScoreInput } from './input-value.tsx'
import { mendingOf } from './mending.ts'
import { SinceBefore } from './since-before.tsx'

const one = (points: number | null): string =>
  points === null ? '—' : (Math.round(points * 10) / 10).toFixed(1)

/** How the score came about, for the small panel beside any figure of it. */
export const ScoreWhy = ({ score }: { score: AccountScore }) => {
  const w = useWords(whyWords)
  const { language } = useLanguage()
  const points = roundedToSum(
    score.inputs.map((input) => input.contribution),
    1,
  )
  return (
    <Why
      title={w('score')}
      formula={`${w(score.missing === 'reweight' ? 'formulaReweight' : 'formulaWhole')}${language === 'zh' ? '' : ' '}${w('gradedBy')}`}
      inputs={[
        ...score.inputs.map((input, index) => ({
          label: nameIn(input.name, language),
          value: one(points[index] ?? null),
        })),
        { label: <strong>{w('addsUp')}</strong>, value: <strong>{one(score.score)}</strong> },
      ]}
      asOf={score.asOf}
      version={score.version}
    />
  )
}

/** What stands in the way of a firm tier, said once at the top. */
const Standing = ({ score }: { score: AccountScore }) => {
  const w = useWords(whyWords)
  if (score.reason !== 'PROVISIONAL' && score.reason !== 'INSUFFICIENT') return null
  const values = {
    coverage: percentText(score.coverage, 0),
    minimum: percentText(score.minimumCoverage ?? 0, 0),
    tier: score.grade ?? '—',
    raw: score.rawGrade ?? '—',
  }
  return (
    <p className="iw-standing">
      <Icon name="warning" />
      <span>
        {score.reason === 'PROVISIONAL'
          ? w('provisionalNote', values)
          : score.grade
            ? w('insufficientNote', values)
            : w('insufficientNoTier', values)}
      </span>
    </p>
  )
}

export const WhyTier = ({
  score,
  accountId,
  may,
  ladder,
  untitled,
}: {
  score: AccountScore
  accountId: string
  may: readonly string[]
  ladder?: readonly string[]
  /** Inside a panel that has a title of its own. */
  untitled?: boolean
}) => {
  const w = useWords(whyWords)
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
        <Mend input={input} accountId={accountId} may={allowed} />
      </small>
    </span>
  )
  const textOf = (input: ScoreInput, index: number): ReactNode => (
    <span className="iw-points">
      <strong>{one(points[index] ?? null)}</strong>
      <small>
        {input.normalised === null ? (
          missingText(w, score.missing, percentText(input.weight / wholeWeight, 0))
        ) : (
          <span
            title={w('worthSaid', {
              normalised: one(input.normalised * 100),
              weight: percentText((most[index] ?? 0) / 100),
            })}
          >
            {w('worth', {
              normalised: one(input.normalised * 100),
              weight: percentText((most[index] ?? 0) / 100),
            })}
          </span>
        )}
      </small>
    </span>
  )

  const body = (
    <>
      <Standing score={score} />
      <SinceBefore score={score} accountId={accountId} ladder={ladder} />
      <div className="iw-dimensions">
        {dimensionsOf(score.inputs, language).map((dimension) => (
          <div key={dimension.key} className="iw-dimension">
            {dimension.criteria.length > 1 ? (
              <h3>
                {dimension.name}
                <span className="k-number">
                  {one(sum(points, dimension.criteria))}
                  <small className="iw-of">
                    {' '}
                    {w('ofPoints', { most: one(sum(most, dimension.criteria)) })}
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
      <dl className="iw-total">
        <div>
          <dt>{w('addsUp')}</dt>
          <dd className="k-number">
            <strong>{one(score.score)}</strong>
            <small className="iw-of"> {w('ofPoints', { most: 100 })}</small>
          </dd>
        </div>
        <div>
          <dt>{w('known')}</dt>
          <dd>
            {score.minimumCoverage === null
              ? percentText(score.coverage, 0)
              : w('knownOf', {
                  coverage: percentText(score.coverage, 0),
                  minimum: percentText(score.minimumCoverage, 0),
                })}
          </dd>
        </div>
      </dl>
      <p className="iw-foot">
        {w('basedOn', {
          scorecard: nameIn(score.scorecardName, language),
          version: score.version,
          window: windowText(w, score.asOf, score.windowMonths),
        })}
        <Go to={`/identify/scorecards/${score.scorecardId}`}>{w('openScorecard')}</Go>
        <Go to={`/identify/evaluations/${score.evaluationId}`}>{w('openEvaluation')}</Go>
      </p>
    </>
  )
  const head = (
    <span className="iw-head">
      {untitled ? <TierMark tier={score.grade} reason={score.reason} ladder={ladder} /> : null}
      {score.score === null
        ? w('noScore')
        : w('scoreOf', { score: one(score.score), rank: score.rank, of: score.of })}
      <ScoreWhy score={score} />
    </span>
  )
  if (untitled)
    return (
      <div className="iw-why">
        {head}
        {body}
      </div>
    )
  return (
    <Section
      id="why"
      title={
        score.grade ? (
          <span className="iw-title">
            {w('whyTier')} <TierMark tier={score.grade} reason={score.reason} ladder={ladder} />
          </span>
        ) : (
          w('whyNoTier')
        )
      }
      hint={head}
      boxed
    >
      <div className="iw-why">{body}</div>
    </Section>
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
const Mend = ({
  input,
  accountId,
  may,
}: {
  input: ScoreInput
  accountId: string
  may: ReadonlySet<string>
}) => {
  const w = useWords(whyWords)
  if (input.value !== null) return null
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
