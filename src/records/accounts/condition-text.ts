// A condition in one line for people: what is looked at, and what is wanted of it.
import { metricName } from '#base/metric.ts'
import { type Language, say } from '#base/words.ts'
import type { Condition } from './condition.ts'
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

export const conditionText = (condition: Condition, language: Language): string => {
  const field =
    condition.field === 'signal'
      ? metricName(condition.metric, language)
      : say(segmentWords[condition.field], language)
  if ('in' in condition) {
    const values = condition.in
      .map((value) => valueText(condition.field, value, language))
      .join(say(segmentWords.listComma, language))
    return say(segmentWords.anyOf, language, { field, values })
  }
  const { from, to } = condition
  const shown = (value: number) => value.toLocaleString('en-US')
  if (from !== undefined && to !== undefined)
    return say(segmentWords.between, language, { field, from: shown(from), to: shown(to) })
  return from !== undefined
    ? say(segmentWords.atLeast, language, { field, from: shown(from) })
    : say(segmentWords.atMost, language, { field, to: to === undefined ? '—' : shown(to) })
}

export const conditionsText = (conditions: readonly Condition[], language: Language): string =>
  conditions.length
    ? conditions.map((one) => conditionText(one, language)).join(say(segmentWords.conditionComma, language))
    : say(segmentWords.everyone, language)
