// One tier: its name, its layer, what it takes to get there, and how many would be in it.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { NumberInput, PercentInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Menu } from '#web/overlay.tsx'
import { Select } from '#web/pickers.tsx'
import type { Problem, WeightedScorecard } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'
import { Problems } from './problems.tsx'
import { scorecardWords } from './scorecard.words.ts'
import {
  listOf,
  mayRemoveTier,
  unitOf,
  valueAt,
  withLayer,
  withMovedTier,
  withoutTier,
  withTierName,
  withValue,
} from './tier-drafting.ts'
import { tierRuleWords } from './tier-rules.words.ts'

export const TierRow = ({
  index,
  definition,
  problems,
  disabled,
  count,
  onChange,
}: {
  index: number
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  count?: number
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}) => {
  const w = useWords(scorecardWords)
  const rules = useWords(tierRuleWords)
  const layers = useWords(identifyWords)
  const { grading, tiers } = definition
  const tier = tiers[index]!
  const isLast = index === tiers.length - 1
  const name = tier.key || '?'
  return (
    <div>
      <div className="id-tier">
        <TierMark tier={name} ladder={tiers.map((one) => one.key)} />
        <TextInput
          label={w('tierName')}
          maxLength={12}
          value={tier.key}
          onChange={(key) => onChange((now) => withTierName(now, index, key.trim()))}
        />
        <Select
          label={w('layer')}
          value={tier.layer}
          disabled={disabled}
          options={(['key', 'important', 'general'] as const).map((key) => ({
            value: key,
            label: layers(`layer.${key}`),
          }))}
          onChange={(layer) => layer && onChange((now) => withLayer(now, index, layer))}
        />
        {isLast ? (
          <span className="k-quiet id-rest">{w('rest')}</span>
        ) : (
          <Asked index={index} definition={definition} disabled={disabled} onChange={onChange} />
        )}
        <span className="id-tier-count k-number">
          {count === undefined ? '' : rules('accounts', { count: count.toLocaleString('en-US') })}
        </span>
        {disabled ? (
          <span />
        ) : (
          <Menu
            label={rules('ruleEdit', { name })}
            items={[
              {
                key: 'up',
                icon: 'up',
                label: rules('up', { name }),
                disabled: index === 0,
                onSelect: () => onChange((now) => withMovedTier(now, index, -1)),
              },
              {
                key: 'down',
                icon: 'down',
                label: rules('down', { name }),
                disabled: isLast,
                onSelect: () => onChange((now) => withMovedTier(now, index, 1)),
              },
              {
                key: 'remove',
                icon: 'trash',
                label: w('tierRemove', { tier: name }),
                danger: true,
                disabled: !mayRemoveTier(definition),
                onSelect: () => onChange((now) => withoutTier(now, index)),
              },
            ]}
          />
        )}
      </div>
      <Problems of={problems} at={`tiers.${index}`} below />
      {isLast || (grading.by === 'ratio' && index % 2 === 1) ? null : (
        <Problems
          of={problems}
          at={`grading.${listOf[grading.by]}.${grading.by === 'ratio' ? index / 2 : index}`}
          below
        />
      )}
    </div>
  )
}

/** What a tier asks for: a score, a share, a number of places; by ratio the class asks, and the ratio parts it. */
const Asked = ({
  index,
  definition: { grading, tiers },
  disabled,
  onChange,
}: Pick<Parameters<typeof TierRow>[0], 'index' | 'definition' | 'disabled' | 'onChange'>) => {
  const w = useWords(scorecardWords)
  const rules = useWords(tierRuleWords)
  const value = valueAt(grading, index) ?? null
  const label = `${tiers[index]?.key} ${w(unitOf[grading.by])}`
  const put = (next: number | null) =>
    onChange((now) => ({ ...now, grading: withValue(now.grading, index, next ?? 0) }))
  if (grading.by === 'quantile')
    return <PercentInput disabled={disabled} label={label} value={value} onChange={put} />
  if (grading.by === 'ratio' && index % 2 === 1)
    return <span className="k-quiet id-rest">{rules('ratioBelow', { at: grading.at })}</span>
  const input = (
    <NumberInput
      disabled={disabled}
      label={label}
      digits={grading.by === 'quota' ? 0 : 2}
      unit={grading.by === 'quota' ? rules('placesUnit') : w('pointsUnit')}
      value={value}
      onChange={put}
    />
  )
  if (grading.by !== 'ratio') return input
  return (
    <span className="id-asked">
      {input}
      <small className="k-quiet">{rules('ratioAbove', { at: grading.at })}</small>
    </span>
  )
}
