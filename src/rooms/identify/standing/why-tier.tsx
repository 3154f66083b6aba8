// Why an account has its tier: the decision in a sentence, then every criterion and that it all adds up.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { countText, percentText } from '#web/number-text.ts'
import { Section } from '#web/page.tsx'
import { Why } from '#web/why.tsx'
import './account.css'
import { SinceBefore } from '../run/since-before.tsx'
import { nameIn, windowText } from '../scorecard/describe.tsx'
import { roundedToSum } from '../scoring/adding-up.ts'
import type { AccountScore } from './input-value.tsx'
import { PointsMade } from './points-made.tsx'
import { onePoint, WeightedParts } from './score-parts.tsx'
import { standingWords } from './standing.words.ts'
import { Stars } from './stars.tsx'
import type { Standing } from './use-standing.tsx'
import { NotInEffect, Verdict } from './verdict.tsx'

/** How the score came about, for the small panel beside any figure of it. */
export const ScoreWhy = ({ score }: { score: AccountScore }) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const isPoints = score.kind === 'points'
  const shown = isPoints
    ? score.inputs.map((input) => input.contribution)
    : roundedToSum(
        score.inputs.map((input) => input.contribution),
        1,
      )
  const text = (points: number | null) =>
    isPoints ? (points === null ? '—' : countText(points, language)) : onePoint(points)
  return (
    <Why
      title={w('score')}
      formula={
        isPoints
          ? w('formulaPoints')
          : `${w(score.missing === 'reweight' ? 'formulaReweight' : 'formulaWhole')}${language === 'zh' ? '' : ' '}${w('gradedBy')}`
      }
      inputs={[
        ...score.inputs.map((input, index) => ({
          label: nameIn(input.name, language),
          value: text(shown[index] ?? null),
        })),
        { label: <strong>{w('addsUp')}</strong>, value: <strong>{text(score.score)}</strong> },
      ]}
      asOf={score.asOf}
      version={score.version}
    />
  )
}

const Total = ({ score }: { score: AccountScore }) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  return (
    <dl className="iw-total">
      <div>
        <dt>{w('addsUp')}</dt>
        <dd className="k-number">
          <strong>
            {score.kind === 'points' && score.score !== null
              ? countText(score.score, language)
              : onePoint(score.score)}
          </strong>
          {score.kind === 'points' ? (
            <Stars star={score.star} />
          ) : (
            <small className="iw-of"> {w('ofPoints', { most: 100 })}</small>
          )}
        </dd>
      </div>
      {score.kind === 'weighted' ? (
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
      ) : null}
    </dl>
  )
}

export const WhyTier = ({
  score,
  accountId,
  may,
  ladder,
  standing,
  account,
  untitled,
}: {
  score: AccountScore
  accountId: string
  may: readonly string[]
  ladder?: readonly string[]
  /** What holds today; left out where an earlier evaluation, or one that waits, is looked at. */
  standing?: Standing
  /** The tier that stands; without it that of the score. */
  account?: { tier: string | null; tierReason: string | null }
  /** Inside a panel that has a title of its own. */
  untitled?: boolean
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const tier = account ? account.tier : score.grade
  const reason = account ? account.tierReason : score.reason
  const body = (
    <>
      {score.sets === 'tier' || score.kind === 'points' ? (
        <Verdict score={score} ladder={ladder} standing={standing} tierReason={account?.tierReason} />
      ) : null}
      {standing ? <NotInEffect standing={standing} accountId={accountId} /> : null}
      {score.kind === 'points' ? null : <SinceBefore score={score} accountId={accountId} ladder={ladder} />}
      {score.kind === 'points' ? (
        <PointsMade score={score} accountId={accountId} may={may} />
      ) : (
        <WeightedParts score={score} accountId={accountId} may={may} />
      )}
      <Total score={score} />
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
      {untitled && score.sets === 'tier' ? (
        <TierMark tier={score.grade} reason={score.reason} ladder={ladder} />
      ) : null}
      {score.kind === 'points' ? <Stars star={score.star} /> : null}
      {score.score === null
        ? w('noScore')
        : w('scoreOf', {
            score: score.kind === 'points' ? countText(score.score, language) : onePoint(score.score),
            rank: score.rank,
            of: score.of,
          })}
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
        tier ? (
          <span className="iw-title">
            {w('whyTier')} <TierMark tier={tier} reason={reason} ladder={ladder} />
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
