// The fields of a criterion: its names and dimension, how its values become 0 to 1, and within what limits.
import { Button } from '#web/button.tsx'
import { RadioList, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Select } from '#web/pickers.tsx'
import { dimensionNames } from '../scoring/all-presets.ts'
import type { Criterion, Problem } from '../scoring/scorecard.ts'
import { PointsFields, ScaleFields } from './criterion-scale.tsx'
import { nameIn } from './describe.tsx'
import { Problems } from './problems.tsx'
import { RawInput } from './raw-input.tsx'
import { scorecardWords } from './scorecard.words.ts'

export const CriterionFields = ({
  criterion,
  at,
  about,
  texts,
  problems,
  disabled,
  onChange,
  onRemove,
}: {
  criterion: Criterion
  /** Its path in the definition. */
  at: string
  about: string
  /** The values of an attribute that accounts have now. */
  texts: readonly string[]
  problems: readonly Problem[]
  disabled: boolean
  onChange: (criterion: Criterion) => void
  onRemove: (key: string) => void
}) => {
  const w = useWords(scorecardWords)
  const { language } = useLanguage()
  const { source } = criterion
  const isNumber = source.from !== 'attribute' || source.field === 'employees'
  return (
    <fieldset className="id-criterion-fields" disabled={disabled}>
      <legend className="k-hidden">{nameIn(criterion.name, language) || criterion.key}</legend>
      <p className="k-field-hint">{about}</p>
      <div className="k-field-row">
        {(['zh', 'en'] as const).map((key) => (
          <div key={key} className="k-field">
            <span className="k-field-label">{w(key === 'zh' ? 'nameZh' : 'nameEn')}</span>
            <TextInput
              label={w(key === 'zh' ? 'nameZh' : 'nameEn')}
              maxLength={60}
              value={criterion.name[key]}
              onChange={(text) => onChange({ ...criterion, name: { ...criterion.name, [key]: text } })}
            />
          </div>
        ))}
        <div className="k-field">
          <span className="k-field-label">{w('dimension')}</span>
          <Select
            label={w('dimension')}
            disabled={disabled}
            value={criterion.dimension}
            options={[...new Set([...Object.keys(dimensionNames), criterion.dimension])].map((key) => ({
              value: key,
              label: nameIn(dimensionNames[key], language) || key,
            }))}
            onChange={(dimension) => dimension && onChange({ ...criterion, dimension })}
          />
        </div>
      </div>
      <Problems of={problems} at={`${at}.name`} />
      <Problems of={problems} at={`${at}.key`} />
      <Problems of={problems} at={`${at}.dimension`} />
      {source.from === 'attribute' && source.field !== 'employees' ? (
        <PointsFields
          source={source}
          at={at}
          texts={texts}
          problems={problems}
          onChange={(next) => onChange({ ...criterion, source: next })}
        />
      ) : (
        <Problems of={problems} at={`${at}.source`} below />
      )}
      <ScaleFields
        disabled={disabled}
        criterion={criterion}
        at={at}
        problems={problems}
        onChange={(normaliser) => onChange({ ...criterion, normaliser })}
      />
      {isNumber ? <Limits criterion={criterion} at={at} problems={problems} onChange={onChange} /> : null}
      <RadioList
        label={w('direction')}
        value={criterion.direction}
        options={(['higher', 'lower'] as const).map((key) => ({ key, label: w(`direction.${key}`) }))}
        onChange={(direction) => onChange({ ...criterion, direction })}
      />
      {disabled ? null : (
        <div>
          <Button small kind="danger" icon="trash" onClick={() => onRemove(criterion.key)}>
            {w('remove')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** Raw values beyond count as the limit, so that one freak figure does not decide. */
const Limits = ({
  criterion,
  at,
  problems,
  onChange,
}: {
  criterion: Criterion
  at: string
  problems: readonly Problem[]
  onChange: (criterion: Criterion) => void
}) => {
  const w = useWords(scorecardWords)
  const put = (part: 'floor' | 'cap', value: number | null) => {
    const { [part]: _, ...rest } = criterion
    onChange(value === null ? rest : { ...rest, [part]: value })
  }
  return (
    <div className="k-field">
      <span className="k-field-label">{w('limits')}</span>
      <div className="id-limits">
        {(['floor', 'cap'] as const).map((part) => (
          <RawInput
            key={part}
            source={criterion.source}
            label={w(part)}
            placeholder={w(part)}
            value={criterion[part] ?? null}
            onChange={(value) => put(part, value)}
          />
        ))}
      </div>
      <p className="k-field-hint">{w('limitsHint')}</p>
      <Problems of={problems} at={`${at}.cap`} />
    </div>
  )
}
