// What an unknown figure does to a score, how much must be known, and which money counts.
import { percentText } from '#web/figure.tsx'
import { RadioList, Slider } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Choice } from '#web/tabs.tsx'
import type { Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import { Problems } from './problems.tsx'
import { scorecardWords } from './scorecard.words.ts'

export const MissingEditor = ({
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
  const w = useWords(scorecardWords)
  return (
    <Section id="missing" title={w('rules')}>
      <fieldset className="id-rules" disabled={disabled}>
        <legend className="k-hidden">{w('rules')}</legend>
        <div className="k-field">
          <span className="k-field-label">{w('missing')}</span>
          <RadioList
            label={w('missing')}
            value={definition.missing}
            options={(['reweight', 'zero', 'neutral', 'median'] as const).map((key) => ({
              key,
              label: w(`missing.${key}`),
              hint: w(`missing.${key}About`),
            }))}
            onChange={(missing) => onChange((now) => ({ ...now, missing }))}
          />
        </div>
        <div className="k-stack">
          <div className="k-field">
            <span className="k-field-label">{w('minimumCoverage')}</span>
            <Slider
              label={w('minimumCoverage')}
              min={0}
              max={100}
              step={5}
              value={Math.round(definition.minimumCoverage * 100)}
              text={percentText(definition.minimumCoverage, 0)}
              disabled={disabled}
              onChange={(percent) => onChange((now) => ({ ...now, minimumCoverage: percent / 100 }))}
            />
            <p className="k-field-hint">{w('minimumCoverageHint')}</p>
            <Problems of={problems} at="minimumCoverage" />
          </div>
          <div className="k-field">
            <span className="k-field-label">{w('basis')}</span>
            <span>
              {disabled ? (
                w(`basis.${definition.basis}`)
              ) : (
                <Choice
                  label={w('basis')}
                  value={definition.basis}
                  onChange={(basis) => onChange((now) => ({ ...now, basis }))}
                  options={(['net', 'gross'] as const).map((key) => ({ key, label: w(`basis.${key}`) }))}
                />
              )}
            </span>
            <p className="k-field-hint">{w('basisHint')}</p>
          </div>
        </div>
      </fieldset>
    </Section>
  )
}
