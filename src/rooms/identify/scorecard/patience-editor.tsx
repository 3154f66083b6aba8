// How steady tiers are: tolerance and cooling, and the observation of new accounts; each told in a sentence.
import { Check, NumberInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { noRules, type Problem, type TierRules, type WeightedScorecard } from '../scoring/scorecard.ts'
import type { Hysteresis } from '../scoring/tiering.ts'
import { Problems } from './problems.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

const usualPatience: Hysteresis = { tolerance: 3, consecutive: 2, cooling: 2 }
const usualMonths = 6
const parts = [
  { key: 'tolerance', digits: 2 },
  { key: 'consecutive', digits: 0 },
  { key: 'cooling', digits: 0 },
] as const

export const PatienceEditor = ({
  definition,
  problems,
  disabled,
  onChange,
}: {
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}) => {
  const w = useWords(tierRuleWords)
  const { hysteresis, observationMonths } = definition.rules ?? noRules
  const put = (part: Partial<TierRules>) =>
    onChange((now) => ({ ...now, rules: { ...(now.rules ?? noRules), ...part } }))
  return (
    <>
      <Section id="patience" title={w('patience')}>
        <fieldset className="id-bounds k-stack" disabled={disabled}>
          <legend className="k-hidden">{w('patience')}</legend>
          <Check
            value={hysteresis !== null}
            disabled={disabled}
            onChange={(on) => put({ hysteresis: on ? usualPatience : null })}
          >
            {w('patienceOn')}
          </Check>
          {hysteresis ? (
            <>
              <div className="id-three">
                {parts.map(({ key, digits }) => (
                  <div key={key} className="k-field">
                    <span className="k-field-label">{w(key)}</span>
                    <NumberInput
                      label={w(key)}
                      unit={w(`${key}Unit`)}
                      digits={digits}
                      disabled={disabled}
                      value={hysteresis[key]}
                      onChange={(value) => put({ hysteresis: { ...hysteresis, [key]: value ?? 0 } })}
                    />
                  </div>
                ))}
              </div>
              <Problems of={problems} at="rules.hysteresis" below />
              <p className="id-told">
                {w('patienceText', { tolerance: hysteresis.tolerance, consecutive: hysteresis.consecutive })}{' '}
                {hysteresis.cooling > 0
                  ? w('coolingText', { cooling: hysteresis.cooling })
                  : w('coolingNone')}{' '}
                {w('patienceOver')}
              </p>
            </>
          ) : (
            <p className="k-quiet k-small">{w('patienceHint')}</p>
          )}
        </fieldset>
      </Section>
      <Section id="observation" title={w('observation')}>
        <fieldset className="id-bounds k-stack" disabled={disabled}>
          <legend className="k-hidden">{w('observation')}</legend>
          <Check
            value={observationMonths !== null}
            disabled={disabled}
            onChange={(on) => put({ observationMonths: on ? usualMonths : null })}
          >
            {w('observationOn')}
          </Check>
          {observationMonths === null ? null : (
            <>
              <div className="k-field id-short">
                <span className="k-field-label">{w('observationMonths')}</span>
                <NumberInput
                  label={w('observationMonths')}
                  unit={w('observationUnit')}
                  disabled={disabled}
                  value={observationMonths}
                  onChange={(months) => put({ observationMonths: months ?? 0 })}
                />
              </div>
              <Problems of={problems} at="rules.observationMonths" />
              <p className="id-told">{w('observationText', { months: observationMonths })}</p>
            </>
          )}
        </fieldset>
      </Section>
    </>
  )
}
