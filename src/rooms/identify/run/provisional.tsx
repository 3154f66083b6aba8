// When many tiers are provisional: why, what is missing most, and what settles it.
import { ButtonLink } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { type Evaluation, type Ranked, type ScorecardShown, useRanking } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import type { Criterion } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'

// A few are normal: new accounts have little history.
const manyFrom = 0.2
const namedAtMost = 4

/** What the first accounts lack, worst first; a contribution is null only where the value is unknown. */
const lacking = (criteria: readonly Criterion[], rows: readonly Ranked[]) =>
  criteria
    .map((criterion, index) => ({
      criterion,
      share: rows.filter((row) => row.contributions[index] == null).length / Math.max(1, rows.length),
    }))
    .filter((one) => one.share >= manyFrom)
    .sort((a, b) => b.share * b.criterion.weight - a.share * a.criterion.weight)
    .slice(0, namedAtMost)

export const ProvisionalBanner = ({
  evaluation,
  scorecard,
}: {
  evaluation: Evaluation
  scorecard: ScorecardShown | undefined
}) => {
  const definition = scorecard?.definition
  const share = evaluation.insufficient / Math.max(1, evaluation.accounts)
  if (share < manyFrom || definition?.kind !== 'weighted') return null
  return <Banner evaluation={evaluation} definition={definition} share={share} />
}

type Weighted = Extract<ScorecardShown['definition'], { kind: 'weighted' }>

const Banner = ({
  evaluation,
  definition,
  share,
}: {
  evaluation: Evaluation
  definition: Weighted
  share: number
}) => {
  const w = useWords(identifyWords)
  const name = useName()
  const rows = useRanking(evaluation.id, {}).rows ?? []
  const missing = definition.missing === 'reweight' ? lacking(definition.criteria, rows) : []
  const first = rows.find((row) => row.reason !== 'SCORE')
  const lacksRating = missing.some(({ criterion }) => criterion.source.from === 'rating')
  const lacksCost = missing.some(
    ({ criterion: { source } }) =>
      source.from === 'ledger' && (source.metric === 'profit' || source.metric === 'margin'),
  )
  const minimum = percentText(definition.minimumCoverage, 0)
  return (
    <div className="k-banner">
      <Icon name="warning" />
      <div className="k-grow">
        <strong>
          {w('provisionalTitle', {
            count: evaluation.insufficient.toLocaleString('en-US'),
            share: percentText(share, 0),
          })}
        </strong>
        <p>
          {missing.length
            ? w('provisionalWhy', {
                minimum,
                shown: rows.length,
                missing: missing
                  .map((one) =>
                    w(one.share === 1 ? 'missingAll' : 'missingPart', {
                      name: name(one.criterion.name),
                      share: percentText(one.share, 0),
                    }),
                  )
                  .join(w('listSeparator')),
              })
            : w('provisionalWhyPlain', { minimum })}
        </p>
      </div>
      <div className="k-row">
        {first && lacksRating ? (
          <ButtonLink small to={`/accounts/${first.accountId}`}>
            {w('rateFirst', { name: first.name })}
          </ButtonLink>
        ) : null}
        {lacksCost ? (
          <ButtonLink small to="/imports/new">
            {w('importCosts')}
          </ButtonLink>
        ) : null}
        <ButtonLink small kind="bare" to={`/identify/scorecards/${evaluation.scorecardId}`}>
          {w('lowerMinimum')}
        </ButtonLink>
      </div>
    </div>
  )
}
