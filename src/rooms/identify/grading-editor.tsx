// How scores become tiers: the tiers, their layers, and cuts, shares or places.
import { useId } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, IconButton } from '#web/button.tsx'
import { percentText } from '#web/figure.tsx'
import { NumberInput, PercentInput, RadioList, Slider, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import { Choice } from '#web/tabs.tsx'
import { newGrading, valueAt, withTiers, withValue } from './drafting.ts'
import { Problems } from './problems.tsx'
import type { Problem, Tier, WeightedScorecard } from './scorecard.ts'
import { scorecardWords } from './scorecard.words.ts'
import { identifyWords } from './words.ts'

type Props = {
  definition: WeightedScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: WeightedScorecard) => WeightedScorecard) => void
}

const mostTiers = 10
const listOf = { cutoff: 'cuts', quantile: 'shares', quota: 'quotas' } as const
const unitOf = { cutoff: 'cut', quantile: 'shareOfAll', quota: 'places' } as const

/** `counts` is how many accounts each tier has in the preview, for the first places and shares. */
export const GradingEditor = ({
  definition,
  problems,
  disabled,
  onChange,
  counts,
}: Props & { counts?: readonly number[] }) => {
  const w = useWords(scorecardWords)
  const layers = useWords(identifyWords)
  const { grading, tiers } = definition
  const ladder = tiers.map((tier) => tier.key)
  const putTier = (index: number, part: Partial<Tier>) =>
    onChange((now) =>
      withTiers(
        now,
        now.tiers.map((tier, at) => (at === index ? { ...tier, ...part } : tier)),
      ),
    )
  const put = (index: number, value: number | null) =>
    onChange((now) => ({ ...now, grading: withValue(now.grading, index, value ?? 0) }))
  return (
    <Section
      id="grading"
      title={w('grading')}
      hint={w(`about.${grading.by}`)}
      actions={
        disabled ? undefined : (
          <Choice
            label={w('grading')}
            value={grading.by}
            onChange={(by) =>
              onChange((now) =>
                now.grading.by === by ? now : { ...now, grading: newGrading(by, now.tiers, counts) },
              )
            }
            options={(['quantile', 'cutoff', 'quota'] as const).map((key) => ({
              key,
              label: w(`grading.${key}`),
            }))}
          />
        )
      }
    >
      <fieldset className="id-grading" disabled={disabled}>
        <legend className="k-hidden">{w('grading')}</legend>
        <div className="id-tier id-tier-head" aria-hidden="true">
          <span />
          <span>{w('tierName')}</span>
          <span>{w('layer')}</span>
          <span>{w(unitOf[grading.by])}</span>
          <span />
        </div>
        {tiers.map((tier, index) => {
          const isLast = index === tiers.length - 1
          const value = valueAt(grading, index)
          const label = `${tier.key} ${w(unitOf[grading.by])}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place; its name is being typed
            <div key={index}>
              <div className="id-tier">
                <TierMark tier={tier.key || '?'} ladder={ladder} />
                <TextInput
                  label={w('tierName')}
                  maxLength={12}
                  value={tier.key}
                  onChange={(key) => putTier(index, { key: key.trim() })}
                />
                <Select
                  label={w('layer')}
                  value={tier.layer}
                  disabled={disabled}
                  options={(['key', 'important', 'general'] as const).map((key) => ({
                    value: key,
                    label: layers(`layer.${key}`),
                  }))}
                  onChange={(layer) => layer && putTier(index, { layer })}
                />
                {isLast ? (
                  <span className="k-quiet id-rest">{w('rest')}</span>
                ) : grading.by === 'quantile' ? (
                  <PercentInput
                    disabled={disabled}
                    label={label}
                    value={value ?? null}
                    onChange={(share) => put(index, share)}
                  />
                ) : (
                  <NumberInput
                    disabled={disabled}
                    label={label}
                    digits={grading.by === 'cutoff' ? 2 : 0}
                    value={value ?? null}
                    onChange={(next) => put(index, next)}
                  />
                )}
                {disabled || tiers.length <= 2 ? (
                  <span />
                ) : (
                  <IconButton
                    icon="close"
                    size={14}
                    label={w('tierRemove', { tier: tier.key })}
                    onClick={() =>
                      onChange((now) =>
                        withTiers(
                          now,
                          now.tiers.filter((_, at) => at !== index),
                        ),
                      )
                    }
                  />
                )}
              </div>
              <Problems of={problems} at={`tiers.${index}`} below />
              <Problems of={problems} at={`grading.${listOf[grading.by]}.${index}`} below />
            </div>
          )
        })}
        <Problems of={problems} at={`grading.${listOf[grading.by]}`} />
        <Problems of={problems} at="tiers" />
        {disabled || tiers.length >= mostTiers ? null : (
          <div>
            <Button
              small
              icon="plus"
              onClick={() =>
                onChange((now) => {
                  const last = now.tiers.at(-1)
                  if (!last) return now
                  const added: Tier = { key: freshTier(now.tiers), layer: last.layer }
                  return withTiers(now, [...now.tiers, added])
                })
              }
            >
              {w('tierAdd')}
            </Button>
          </div>
        )}
      </fieldset>
    </Section>
  )
}

const freshTier = (tiers: readonly Tier[]): string => {
  const letters = ['D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N']
  return letters.find((letter) => tiers.every((tier) => tier.key !== letter)) ?? 'Z'
}

export const RulesEditor = ({ definition, problems, disabled, onChange }: Props) => {
  const w = useWords(scorecardWords)
  const id = useId()
  return (
    <Section id="rules" title={w('rules')}>
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
            <span className="k-field-label" id={id}>
              {w('minimumCoverage')}
            </span>
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
