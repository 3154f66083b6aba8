// How scores become tiers: any names and number of tiers, their layers, and cuts, shares, places or a ratio.
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Choice } from '#web/tabs.tsx'
import type { Grading, Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import { Problems } from './problems.tsx'
import { RatioFields } from './ratio-fields.tsx'
import { scorecardWords } from './scorecard.words.ts'
import { listOf, mayAddTier, regraded, unitOf, withMoreTiers } from './tier-drafting.ts'
import { TierRow } from './tier-row.tsx'
import { tierRuleWords } from './tier-rules.words.ts'

const kinds = ['cutoff', 'quantile', 'quota', 'ratio'] as const

/** `counts` is how many accounts each tier has in the preview, best first. */
export const GradingEditor = ({
  definition,
  problems,
  disabled,
  onChange,
  counts,
}: {
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
  counts?: readonly number[]
}) => {
  const w = useWords(scorecardWords)
  const rules = useWords(tierRuleWords)
  const { grading, tiers } = definition
  const kindName = (by: Grading['by']) => (by === 'ratio' ? rules('grading.ratio') : w(`grading.${by}`))
  return (
    <Section
      id="grading"
      title={w('grading')}
      hint={grading.by === 'ratio' ? rules('about.ratio') : w(`about.${grading.by}`)}
      actions={
        disabled ? (
          <span className="k-state">{kindName(grading.by)}</span>
        ) : (
          <Choice
            label={w('grading')}
            value={grading.by}
            onChange={(by) => onChange((now) => regraded(now, by, counts))}
            options={kinds.map((key) => ({ key, label: kindName(key) }))}
          />
        )
      }
    >
      <fieldset className="id-grading" disabled={disabled} data-counts={counts ? true : undefined}>
        <legend className="k-hidden">{w('grading')}</legend>
        {grading.by === 'ratio' ? (
          <RatioFields
            definition={definition}
            grading={grading}
            problems={problems}
            disabled={disabled}
            onChange={onChange}
          />
        ) : null}
        <div className="id-tier id-tier-head" aria-hidden="true">
          <span />
          <span>{w('tierName')}</span>
          <span>{w('layer')}</span>
          <span>{w(unitOf[grading.by])}</span>
          <span className="id-tier-count">{counts ? rules('inTier') : ''}</span>
          <span />
        </div>
        {tiers.map((_, index) => (
          <TierRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place; its name is being typed
            key={index}
            index={index}
            definition={definition}
            problems={problems}
            disabled={disabled}
            count={counts?.[index]}
            onChange={onChange}
          />
        ))}
        <Problems of={problems} at={`grading.${listOf[grading.by]}`} />
        <Problems of={problems} at="tiers" />
        {disabled || !mayAddTier(definition) ? null : (
          <div className="id-tier-add">
            <Button small icon="plus" onClick={() => onChange(withMoreTiers)}>
              {w('tierAdd')}
            </Button>
          </div>
        )}
      </fieldset>
    </Section>
  )
}
