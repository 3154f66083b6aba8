// The tiers that stars lead to, and the patience with which stars fall.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button, IconButton } from '#web/button.tsx'
import { Check, NumberInput, TextInput } from '#web/inputs.tsx'
import { useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import { Select } from '#web/pickers.tsx'
import type { Tier } from '../scoring/scorecard.ts'
import { identifyWords } from '../words.ts'
import { pointsWords } from './points.words.ts'
import type { PointsProps } from './points-editor.tsx'
import { Problems } from './problems.tsx'
import { scorecardWords } from './scorecard.words.ts'
import { freshTier, mostTiers, withoutPointsTier, withPointsTierName } from './tier-drafting.ts'

export const PointsTiers = ({ definition, problems, disabled, onChange }: PointsProps) => {
  const w = useWords(pointsWords)
  const words = useWords(scorecardWords)
  const layers = useWords(identifyWords)
  const { tiers } = definition
  return (
    <Section id="tiers" title={w('tiers')}>
      <fieldset className="id-grading" disabled={disabled}>
        <legend className="k-hidden">{w('tiers')}</legend>
        {tiers.map((tier, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place; its name is being typed
          <div key={at}>
            <div className="id-star-tier">
              <TierMark tier={tier.key || '?'} ladder={tiers.map((one) => one.key)} />
              <TextInput
                label={words('tierName')}
                maxLength={12}
                value={tier.key}
                onChange={(key) => onChange((now) => withPointsTierName(now, at, key.trim()))}
              />
              <Select<Tier['layer']>
                label={words('layer')}
                disabled={disabled}
                value={tier.layer}
                options={(['key', 'important', 'general'] as const).map((key) => ({
                  value: key,
                  label: layers(`layer.${key}`),
                }))}
                onChange={(layer) =>
                  layer &&
                  onChange((now) => ({
                    ...now,
                    tiers: now.tiers.map((one, index) => (index === at ? { ...one, layer } : one)),
                  }))
                }
              />
              {disabled || tiers.length <= 2 ? (
                <span />
              ) : (
                <IconButton
                  icon="close"
                  size={14}
                  label={words('tierRemove', { tier: tier.key })}
                  onClick={() => onChange((now) => withoutPointsTier(now, at))}
                />
              )}
            </div>
            <Problems of={problems} at={`tiers.${at}`} below />
          </div>
        ))}
        <Problems of={problems} at="tiers" />
        {disabled || tiers.length >= mostTiers ? null : (
          <div>
            <Button
              small
              icon="plus"
              onClick={() =>
                onChange((now) => ({
                  ...now,
                  tiers: [
                    ...now.tiers,
                    { key: freshTier(now.tiers), layer: now.tiers.at(-1)?.layer ?? 'general' },
                  ],
                }))
              }
            >
              {words('tierAdd')}
            </Button>
          </div>
        )}
      </fieldset>
    </Section>
  )
}

export const StarBuffer = ({ definition, problems, disabled, onChange }: PointsProps) => {
  const w = useWords(pointsWords)
  const { buffer } = definition
  return (
    <Section id="buffer" title={w('buffer')}>
      <fieldset className="id-bounds k-stack" disabled={disabled}>
        <legend className="k-hidden">{w('buffer')}</legend>
        <Check
          value={buffer !== null}
          disabled={disabled}
          onChange={(on) => onChange((now) => ({ ...now, buffer: on ? { maxDrop: 1, grace: 1 } : null }))}
        >
          {w('bufferOn')}
        </Check>
        {buffer ? (
          <>
            <div className="id-three">
              {(['grace', 'maxDrop'] as const).map((part) => (
                <div key={part} className="k-field">
                  <span className="k-field-label">{w(part)}</span>
                  <NumberInput
                    label={w(part)}
                    unit={w(`${part}Unit`)}
                    max={10}
                    disabled={disabled}
                    value={buffer[part]}
                    onChange={(value) =>
                      onChange((now) => ({ ...now, buffer: { ...buffer, [part]: value ?? 0 } }))
                    }
                  />
                  <Problems of={problems} at={`buffer.${part}`} />
                </div>
              ))}
            </div>
            <p className="id-told">{w('bufferText', buffer)}</p>
          </>
        ) : (
          <p className="k-quiet k-small">{w('bufferOff')}</p>
        )}
      </fieldset>
    </Section>
  )
}
