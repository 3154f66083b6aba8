// An RFM scorecard: where the five scores part, how much each counts, and the rules of the segments.

import { percentText } from '#web/figure.tsx'
import { NumberInput, PercentInput, RadioList, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Section } from '#web/page.tsx'
import type { Problem, RfmBounds, RfmScorecard } from '../scoring/scorecard.ts'
import { ruleText } from '../scoring/segment-rule.ts'
import { Problems } from './problems.tsx'
import { scorecardWords } from './scorecard.words.ts'

const parts = ['recency', 'frequency', 'monetary'] as const

/** Bounds to begin with when they are to be given: a month to a year, one order to many. */
const beginning: Extract<RfmBounds, { by: 'given' }> = {
  by: 'given',
  recency: [30, 60, 120, 240],
  frequency: [1, 3, 6, 12],
  monetary: [1_000, 10_000, 50_000, 200_000],
}

export const RfmEditor = ({
  definition,
  problems,
  disabled,
  onChange,
}: {
  definition: RfmScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: RfmScorecard) => RfmScorecard) => void
}) => {
  const w = useWords(scorecardWords)
  const { bounds, weights } = definition
  const sum = parts.reduce((total, part) => total + weights[part], 0)
  return (
    <>
      <Section id="bounds" title={w('bounds')}>
        <fieldset className="k-stack id-bounds" disabled={disabled}>
          <legend className="k-hidden">{w('bounds')}</legend>
          <RadioList
            label={w('bounds')}
            value={bounds.by}
            options={(['quantile', 'midRank', 'given'] as const).map((key) => ({
              key,
              label: w(`bounds.${key}`),
              hint: w(`boundsAbout.${key}`),
            }))}
            onChange={(by) => onChange((now) => ({ ...now, bounds: by === 'given' ? beginning : { by } }))}
          />
          {bounds.by === 'given'
            ? parts.map((part) => (
                <div key={part} className="k-field">
                  <span className="k-field-label">
                    {w(part)}{' '}
                    <small className="k-quiet">
                      {w(part === 'recency' ? 'boundsOrderRecency' : 'boundsOrder')}
                    </small>
                  </span>
                  <div className="id-four">
                    {bounds[part].map((upper, index) => {
                      const score = part === 'recency' ? 5 - index : 1 + index
                      return (
                        <NumberInput
                          // biome-ignore lint/suspicious/noArrayIndexKey: a bound is its place
                          key={index}
                          label={w('boundUpTo', { part: w(part), score })}
                          unit={w(`${part}Unit`)}
                          digits={2}
                          value={upper}
                          onChange={(value) =>
                            onChange((now) =>
                              now.bounds.by === 'given'
                                ? {
                                    ...now,
                                    bounds: {
                                      ...now.bounds,
                                      [part]: now.bounds[part].map((one, at) =>
                                        at === index ? (value ?? 0) : one,
                                      ),
                                    },
                                  }
                                : now,
                            )
                          }
                        />
                      )
                    })}
                  </div>
                  <Problems of={problems} at={`bounds.${part}`} />
                </div>
              ))
            : null}
        </fieldset>
      </Section>
      <Section id="weights" title={w('rfmWeights')} hint={w('rfmWeightsHint')}>
        <fieldset className="k-stack id-bounds" disabled={disabled}>
          <legend className="k-hidden">{w('rfmWeights')}</legend>
          <div className="k-field-row">
            {parts.map((part) => (
              <div key={part} className="k-field">
                <span className="k-field-label">{w(part)}</span>
                <PercentInput
                  disabled={disabled}
                  label={w(part)}
                  value={weights[part]}
                  onChange={(share) =>
                    onChange((now) => ({ ...now, weights: { ...now.weights, [part]: share ?? 0 } }))
                  }
                />
                <Problems of={problems} at={`weights.${part}`} />
              </div>
            ))}
          </div>
          <p className="k-small k-quiet">{w('rfmWeightsSum', { sum: percentText(sum) })}</p>
          <Problems of={problems} at="weights" />
        </fieldset>
      </Section>
      <Segments definition={definition} problems={problems} disabled={disabled} onChange={onChange} />
    </>
  )
}

const Segments = ({
  definition,
  problems,
  disabled,
  onChange,
}: {
  definition: RfmScorecard
  problems: readonly Problem[]
  disabled: boolean
  onChange: (change: (now: RfmScorecard) => RfmScorecard) => void
}) => {
  const w = useWords(scorecardWords)
  const { language } = useLanguage()
  return (
    <Section id="segments" title={w('rfmSegments')} hint={w('rfmSegmentsHint')}>
      <Problems of={problems} at="segments" />
      <ol className="id-segments">
        {definition.segments.map((segment, index) => (
          <li key={segment.key} className="id-segment">
            <span className="id-rank">{index + 1}</span>
            {disabled ? (
              <strong>{segment.name[language] || segment.name.zh || segment.name.en}</strong>
            ) : (
              <TextInput
                label={w('segmentName')}
                maxLength={60}
                value={segment.name[language]}
                onChange={(text) =>
                  onChange((now) => ({
                    ...now,
                    segments: now.segments.map((one, at) =>
                      at === index ? { ...one, name: { ...one.name, [language]: text } } : one,
                    ),
                  }))
                }
              />
            )}
            <span className="k-quiet">{ruleText(segment.when, language)}</span>
            <Problems of={problems} at={`segments.${index}`} below />
          </li>
        ))}
      </ol>
    </Section>
  )
}
