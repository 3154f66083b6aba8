// What points are made of: every rule with what was counted and the points it made.
import { minorPerMajor } from '#base/money.ts'
import { Bars } from '#web/bars.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { countText, percentText } from '#web/number-text.ts'
import './account.css'
import { nameIn } from '../scorecard/describe.tsx'
import { InputSource } from './input-source.tsx'
import { type AccountScore, InputValue, type ScoreInput } from './input-value.tsx'
import { Mend } from './score-parts.tsx'
import { standingWords } from './standing.words.ts'

/** Rules count money in major units; it is shown as all money is. */
const asShown = (input: ScoreInput, currency: string | null): ScoreInput =>
  input.value !== null && input.source.from === 'ledger' && input.source.metric !== 'orders'
    ? { ...input, value: Math.round(input.value * minorPerMajor(currency ?? 'CNY')) }
    : input

export const PointsMade = ({
  score,
  accountId,
  may,
}: {
  score: AccountScore
  accountId: string
  may: readonly string[]
}) => {
  const allowed = new Set(may)
  const w = useWords(standingWords)
  const { language } = useLanguage()
  return (
    <div className="iw-dimension">
      <Bars
        label={nameIn(score.scorecardName, language)}
        bars={score.inputs.map((input) => ({
          key: input.key,
          label: (
            <span className="iw-label">
              <span className="k-cut">{nameIn(input.name, language)}</span>
              <small>
                <InputValue input={asShown(input, score.currency)} currency={score.currency} />
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
          ),
          value: input.contribution ?? 0,
          text: (
            <span className="iw-points">
              <strong>{input.contribution === null ? '—' : countText(input.contribution, language)}</strong>
              <small>
                {input.contribution !== null && score.score
                  ? w('ofAllPoints', { share: percentText(input.contribution / score.score, 0) })
                  : null}
              </small>
            </span>
          ),
          colour: 'var(--hue-1)',
        }))}
      />
    </div>
  )
}
