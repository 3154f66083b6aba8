// The ratio that parts each class of scores in two: one dimension over another, and from where on.
import { NumberInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import type { RatioGrading } from '../scoring/ratio.ts'
import type { Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import { dimensionsOf } from '../standing/contribution.tsx'
import { Problems } from './problems.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

export const RatioFields = ({
  definition,
  grading,
  problems,
  disabled,
  onChange,
}: {
  definition: WeightedScorecard
  grading: RatioGrading
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}) => {
  const w = useWords(tierRuleWords)
  const { language } = useLanguage()
  const dimensions = dimensionsOf(definition.criteria, language)
  const nameOf = (key: string) => dimensions.find((one) => one.key === key)?.name ?? key
  const put = (part: Partial<RatioGrading>) =>
    onChange((now) => (now.grading.by === 'ratio' ? { ...now, grading: { ...now.grading, ...part } } : now))
  return (
    <div className="id-ratio">
      <div className="k-field-row">
        {(['over', 'under'] as const).map((part) => (
          <div key={part} className="k-field">
            <span className="k-field-label">{w(part === 'over' ? 'ratioOver' : 'ratioUnder')}</span>
            <Select
              label={w(part === 'over' ? 'ratioOver' : 'ratioUnder')}
              disabled={disabled}
              value={grading[part]}
              options={[...new Set([...dimensions.map((one) => one.key), grading[part]])].map((key) => ({
                value: key,
                label: nameOf(key),
              }))}
              onChange={(key) => key && put({ [part]: key })}
            />
            <Problems of={problems} at={`grading.${part}`} />
          </div>
        ))}
        <div className="k-field">
          <span className="k-field-label">{w('ratioAt')}</span>
          <NumberInput
            label={w('ratioAt')}
            disabled={disabled}
            digits={3}
            value={grading.at}
            onChange={(at) => put({ at: at ?? 0 })}
          />
          <Problems of={problems} at="grading.at" />
        </div>
      </div>
      <p className="k-field-hint">
        {w('ratioFormula', { over: nameOf(grading.over), under: nameOf(grading.under) })}
      </p>
    </div>
  )
}
