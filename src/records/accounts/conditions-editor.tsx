// Conditions put together by hand: a fact, and what is wanted of it; how many accounts meet them shows below.

import { useMemo } from 'react'
import { metricName } from '#base/metric.ts'
import { Button, IconButton } from '#web/button.tsx'
import { client } from '#web/client.ts'
import { MoneyInput, NumberInput, TextInput } from '#web/inputs.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { DayInput, Select, SelectMany } from '#web/pickers.tsx'
import { useRead } from '#web/query.ts'
import { attitudes, organisationLevels, ownerships, sizeClasses, statuses } from './account.ts'
import { type Condition, type CustomCondition, checkConditions, mostConditions } from './condition.ts'
import { valueText } from './condition-text.ts'
import type { accountDoors } from './contract.ts'
import { type Field as OwnField, useFields } from './fields/use-fields.tsx'
import { industryOf } from './industry.ts'
import { industryChoices } from './industry-input.tsx'
import './record.css'
import { segmentWords } from './segment.words.ts'

const ask = client<typeof accountDoors>()

type Field = Exclude<Condition['field'], 'custom'>
const fields: readonly Field[] = [
  'industry',
  'sizeClass',
  'region',
  'status',
  'attitude',
  'tier',
  'rfmSegment',
  'tags',
  'ownership',
  'organisationLevel',
  'employees',
  'signal',
]

const blank = (field: Field): Condition =>
  field === 'employees' ? { field } : field === 'signal' ? { field, metric: '' } : { field, in: [] }

const closed: Partial<Record<Field, readonly string[]>> = {
  status: statuses,
  sizeClass: sizeClasses,
  organisationLevel: organisationLevels,
  ownership: ownerships,
  attitude: attitudes,
}

const useChoices = () =>
  useRead(['segments', 'choices'], (signal) => ask('GET /segments/choices', { signal })).data

/** What can be chosen for a field: a closed list, the trades, or the values in use. */
const useValues = () => {
  const { language } = useLanguage()
  const choices = useChoices()
  return useMemo(() => {
    const industries = [
      ...industryChoices(language).map((one) => ({
        value: one.code,
        label: one.label,
        hint: one.code,
        text: one.look,
      })),
      ...(choices?.industries ?? [])
        .filter((text) => !industryOf(text))
        .map((text) => ({ value: text, label: text, hint: undefined, text })),
    ]
    const used: Partial<Record<Field, string[] | undefined>> = {
      region: choices?.regions,
      tier: choices?.tiers,
      rfmSegment: choices?.rfmSegments,
      tags: choices?.tags,
    }
    return (field: Field, chosen: readonly string[]) => {
      if (field === 'industry') return industries
      const values = closed[field] ?? used[field] ?? []
      // What was chosen once stays shown, even where nobody has it any more.
      return [...new Set([...values, ...chosen])].map((value) => ({
        value,
        label: valueText(field, value, language),
        text: valueText(field, value, language),
      }))
    }
  }, [choices, language])
}

export const ConditionsEditor = ({
  value,
  onChange,
}: {
  value: readonly Condition[]
  onChange: (value: Condition[]) => void
}) => {
  const w = useWords(segmentWords)
  const values = useValues()
  const { language } = useLanguage()
  // People and accounts are looked for in the list; as rules they would be names written into stone.
  const own = useFields().filter(
    (field) => !field.archived && field.kind !== 'person' && field.kind !== 'account',
  )
  const begun = (name: string): Condition => {
    const field = own.find((one) => `custom.${one.key}` === name)
    return field ? blankCustom(field) : blank(name as Field)
  }
  const nameOf = (condition: Condition) =>
    condition.field === 'custom'
      ? (own.find((field) => field.key === condition.key)?.name[language] ?? condition.key)
      : w(condition.field)
  const put = (index: number, next: Condition) =>
    onChange(value.map((one, place) => (place === index ? next : one)))
  return (
    <div className="ac-conditions">
      {value.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place only
        <fieldset key={index} className="ac-condition">
          <legend className="k-hidden">{nameOf(condition)}</legend>
          <span className="ac-condition-field">
            <Select
              label={w('field')}
              value={condition.field === 'custom' ? `custom.${condition.key}` : condition.field}
              onChange={(field) => field && put(index, begun(field))}
              options={[
                ...fields.map((field) => ({ value: field as string, label: w(field) })),
                ...own.map((field) => ({ value: `custom.${field.key}`, label: field.name[language] })),
              ]}
            />
          </span>
          <div className="ac-condition-value">
            {condition.field === 'custom' ? (
              <CustomBounds
                condition={condition}
                field={own.find((field) => field.key === condition.key)}
                onChange={(next) => put(index, next)}
              />
            ) : 'in' in condition ? (
              <SelectMany
                label={`${w(condition.field)} ${w('values')}`}
                value={condition.in}
                onChange={(chosen) => put(index, { ...condition, in: chosen })}
                options={values(condition.field, condition.in)}
              />
            ) : (
              <Bounds condition={condition} onChange={(next) => put(index, next)} />
            )}
          </div>
          <IconButton
            icon="trash"
            label={w('removeCondition')}
            onClick={() => onChange(value.filter((_, place) => place !== index))}
          />
        </fieldset>
      ))}
      <div>
        <Button
          small
          icon="plus"
          disabled={value.length >= mostConditions}
          onClick={() => {
            const used = new Set<string>(value.map((one) => one.field))
            onChange([...value, blank(fields.find((field) => !used.has(field)) ?? 'signal')])
          }}
        >
          {w('addCondition')}
        </Button>
      </div>
      <LiveCount conditions={value} />
    </div>
  )
}

const blankCustom = ({ key, kind }: OwnField): CustomCondition =>
  kind === 'choice' || kind === 'choices'
    ? { field: 'custom', key, in: [] }
    : kind === 'text'
      ? { field: 'custom', key, contains: '' }
      : { field: 'custom', key }

/** What is wanted of one of the company's own fields, as its kind allows. */
const CustomBounds = ({
  condition,
  field,
  onChange,
}: {
  condition: CustomCondition
  field: OwnField | undefined
  onChange: (next: CustomCondition) => void
}) => {
  const w = useWords(segmentWords)
  const { language } = useLanguage()
  if ('in' in condition)
    return (
      <SelectMany
        label={w('values')}
        value={condition.in}
        onChange={(chosen) => onChange({ ...condition, in: chosen })}
        options={(field?.choices ?? []).map((choice) => ({ value: choice.key, label: choice[language] }))}
      />
    )
  if ('contains' in condition)
    return (
      <TextInput
        label={w('holding')}
        placeholder={w('holding')}
        maxLength={60}
        value={condition.contains}
        onChange={(contains) => onChange({ ...condition, contains })}
      />
    )
  const bound = (side: 'from' | 'to') => {
    const value = condition[side]
    const set = (next: number | string | null) => onChange({ ...condition, [side]: next ?? undefined })
    if (field?.kind === 'date')
      return <DayInput label={w(side)} value={typeof value === 'string' ? value : null} onChange={set} />
    const Figure = field?.kind === 'money' ? MoneyInput : NumberInput
    return (
      <Figure
        label={w(side)}
        placeholder={w(side)}
        digits={4}
        value={typeof value === 'number' ? value : null}
        onChange={set}
      />
    )
  }
  return (
    <div className="ac-bounds">
      {bound('from')}
      <span aria-hidden="true">–</span>
      {bound('to')}
    </div>
  )
}

const Bounds = ({
  condition,
  onChange,
}: {
  condition: Extract<Condition, { field: 'employees' | 'signal' }>
  onChange: (next: Condition) => void
}) => {
  const w = useWords(segmentWords)
  const { language } = useLanguage()
  const metrics = useChoices()?.metrics ?? []
  const digits = condition.field === 'signal' ? 2 : 0
  return (
    <>
      {condition.field === 'signal' ? (
        <Select
          label={w('metric')}
          placeholder={w('metricPlace')}
          value={condition.metric || null}
          onChange={(metric) => onChange({ ...condition, metric: metric ?? '' })}
          options={[...new Set([...metrics, ...(condition.metric ? [condition.metric] : [])])].map(
            (metric) => ({
              value: metric,
              label: metricName(metric, language),
              hint: metricName(metric, language) === metric ? undefined : metric,
            }),
          )}
        />
      ) : null}
      <div className="ac-bounds">
        <NumberInput
          label={w('from')}
          placeholder={w('from')}
          digits={digits}
          value={condition.from ?? null}
          onChange={(from) => onChange({ ...condition, from: from ?? undefined })}
        />
        <span aria-hidden="true">–</span>
        <NumberInput
          label={w('to')}
          placeholder={w('to')}
          digits={digits}
          value={condition.to ?? null}
          onChange={(to) => onChange({ ...condition, to: to ?? undefined })}
        />
      </div>
    </>
  )
}

/** How many accounts meet the conditions as they stand. */
const LiveCount = ({ conditions }: { conditions: readonly Condition[] }) => {
  const w = useWords(segmentWords)
  const whole = conditions.length > 0 && checkConditions(conditions).length === 0
  const text = JSON.stringify(conditions)
  const found = useRead(
    ['segments', 'count', text],
    (signal) => ask('GET /segments/count', { query: { conditions: text }, signal }),
    { enabled: whole, keep: true },
  )
  return (
    <p className="ac-live" aria-live="polite" data-waiting={!whole || undefined}>
      {!whole || found.error || !found.data
        ? w('liveWaiting')
        : found.data.accounts
          ? w('liveCount', { count: found.data.accounts.toLocaleString('en-US') })
          : w('liveNone')}
    </p>
  )
}
