// A condition in one line for people: what is looked at, and what is wanted of it.
import { metricName } from '#base/metric.ts'
import { type Language, say } from '#base/words.ts'
import type { Condition } from './condition.ts'
import type { CustomField } from './fields/field.ts'
import { industryCode, industryName, industryOf } from './industry.ts'
import { segmentWords } from './segment.words.ts'

const prefixes: Partial<Record<Condition['field'], string>> = {
  status: 'status',
  sizeClass: 'size',
  organisationLevel: 'level',
  ownership: 'ownership',
  attitude: 'attitude',
  rfmSegment: 'rfm',
}

/** One value of a field as it is read: a word of the house, a trade, or the text itself. */
export const valueText = (field: Condition['field'], value: string, language: Language): string => {
  if (field === 'industry') {
    const known = industryOf(value)
    return (known && industryName(industryCode(known))?.[language]) || value
  }
  const pair = segmentWords[`${prefixes[field]}.${value}` as keyof typeof segmentWords]
  return pair ? say(pair, language) : value
}

/** The company's own fields, for their names and those of their choices. */
export type FieldNames = readonly Pick<CustomField, 'key' | 'name' | 'kind' | 'choices'>[]

const conditionText = (condition: Condition, language: Language, fields: FieldNames): string => {
  const own = condition.field === 'custom' ? fields.find((one) => one.key === condition.key) : undefined
  const field =
    condition.field === 'signal'
      ? metricName(condition.metric, language)
      : condition.field === 'custom'
        ? (own?.name[language] ?? condition.key)
        : say(segmentWords[condition.field], language)
  if ('contains' in condition)
    return say(segmentWords.contains, language, { field, text: condition.contains })
  if ('in' in condition) {
    const values = condition.in
      .map((value) =>
        condition.field === 'custom'
          ? (own?.choices.find((choice) => choice.key === value)?.[language] ?? value)
          : valueText(condition.field, value, language),
      )
      .join(say(segmentWords.listComma, language))
    return say(segmentWords.anyOf, language, { field, values })
  }
  const { from, to } = condition
  if (from === undefined && to === undefined) return say(segmentWords.filled, language, { field })
  const unit = own?.kind === 'money' ? 100 : 1
  const shown = (value: number | string) =>
    typeof value === 'string' ? value : (value / unit).toLocaleString('en-US')
  if (from !== undefined && to !== undefined)
    return say(segmentWords.between, language, { field, from: shown(from), to: shown(to) })
  return from !== undefined
    ? say(segmentWords.atLeast, language, { field, from: shown(from) })
    : say(segmentWords.atMost, language, { field, to: to === undefined ? '—' : shown(to) })
}

export const conditionsText = (
  conditions: readonly Condition[],
  language: Language,
  fields: FieldNames = [],
): string =>
  conditions.length
    ? conditions
        .map((one) => conditionText(one, language, fields))
        .join(say(segmentWords.conditionComma, language))
    : say(segmentWords.everyone, language)
