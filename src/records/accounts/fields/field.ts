// Fields that a company adds to its records: their kinds, what a value of each may be, and values as text.
import { isDay } from '#base/calendar.ts'
import { minorPerMajor, parseMinor } from '#base/money.ts'
import type { Problem } from '#base/refusal.ts'
import type { Language } from '#base/words.ts'

export const fieldKinds = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'person',
  'account',
] as const
export type FieldKind = (typeof fieldKinds)[number]

export const fieldEntities = ['account', 'contact'] as const
export type FieldEntity = (typeof fieldEntities)[number]

/** One thing to choose; an archived one stays on records that have it, and is chosen no more. */
export type Choice = { key: string; zh: string; en: string; archived: boolean }

export type CustomField = {
  id: string
  entity: FieldEntity
  key: string
  name: { zh: string; en: string }
  kind: FieldKind
  choices: Choice[]
  required: boolean
  inList: boolean
  archived: boolean
}

/**
 * What a record holds under a field's key: text, a figure (money in minor units), a day `YYYY-MM-DD`, keys of choices,
 * the id of a person or account. Unknown is left out.
 */
export type CustomValue = string | number | string[]
export type CustomValues = Readonly<Record<string, CustomValue>>

export const fieldKeyForm = /^[a-z][A-Za-z0-9]{0,39}$/
export const mostFields = 100
export const mostChoices = 200
const longestText = 500
const largestFigure = 1e15
export const idForm = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

type Judged = { value: CustomValue | null } | { problem: string; params?: Problem['params'] }

const problem = (code: string, params?: Problem['params']): Judged => ({
  problem: `accounts.${code}`,
  ...(params ? { params } : {}),
})

const choiceOf = (field: Pick<CustomField, 'choices'>, key: unknown, before: unknown): boolean => {
  const known = field.choices.find((one) => one.key === key)
  const had = Array.isArray(before) ? before.includes(key) : before === key
  return known !== undefined && (!known.archived || had)
}

/** Whether a value may stand in a field; `before` is what stood there, whose archived choices may stay. */
export const judgeValue = (field: CustomField, value: unknown, before?: CustomValue): Judged => {
  if (value === null || value === undefined || value === '') return { value: null }
  switch (field.kind) {
    case 'text': {
      if (typeof value !== 'string') return problem('fieldNoText')
      const text = value.trim()
      return text.length > longestText
        ? problem('fieldTooLong', { most: longestText })
        : { value: text || null }
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= largestFigure
        ? { value }
        : problem('fieldNoNumber')
    case 'money':
      return Number.isSafeInteger(value) && Math.abs(value as number) <= largestFigure
        ? { value: value as number }
        : problem('fieldNoMoney')
    case 'date':
      return typeof value === 'string' && isDay(value) ? { value } : problem('fieldNoDay')
    case 'choice':
      return typeof value === 'string' && choiceOf(field, value, before)
        ? { value }
        : problem('fieldNoChoice', { value: String(value).slice(0, 60) })
    case 'choices': {
      if (!Array.isArray(value)) return problem('fieldNoChoice', { value: String(value).slice(0, 60) })
      const stray = value.find((one) => typeof one !== 'string' || !choiceOf(field, one, before))
      if (stray !== undefined) return problem('fieldNoChoice', { value: String(stray).slice(0, 60) })
      // In the order of the choices, so that equal sets are equal values.
      const kept = field.choices.map((one) => one.key).filter((key) => value.includes(key))
      return { value: kept.length ? kept : null }
    }
    default:
      return typeof value === 'string' && idForm.test(value)
        ? { value: value.toLowerCase() }
        : problem(field.kind === 'person' ? 'fieldNoPerson' : 'fieldNoAccount')
  }
}

/**
 * Values as they will stand: what is given laid over what was there; null takes a value away. Problems name
 * `custom.<key>`. Fields put away keep their values and take no new ones.
 */
export const judgeValues = (
  fields: readonly CustomField[],
  before: CustomValues,
  given: Readonly<Record<string, unknown>>,
): { values: CustomValues; problems: Problem[] } => {
  const known = new Map(fields.filter((field) => !field.archived).map((field) => [field.key, field]))
  const values: Record<string, CustomValue> = { ...before }
  const problems: Problem[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = known.get(key)
    const at = `custom.${key}`
    if (!field) {
      problems.push({ field: at, code: 'web.unknownField' })
      continue
    }
    const judged = judgeValue(field, value, before[key])
    if ('problem' in judged)
      problems.push({ field: at, code: judged.problem, ...(judged.params ? { params: judged.params } : {}) })
    else if (judged.value === null) delete values[key]
    else values[key] = judged.value
  }
  return { values, problems }
}

/** Fields in use that must be filled and are not. With `only`, of these fields. */
export const missingFields = (
  fields: readonly CustomField[],
  values: CustomValues,
  only?: readonly string[],
): Problem[] =>
  fields
    .filter((field) => field.required && !field.archived && values[field.key] === undefined)
    .filter((field) => !only || only.includes(field.key))
    .map((field) => ({ field: `custom.${field.key}`, code: 'web.required' }))

/** How figures and days are written in a file, and who its names mean. */
export type Habits = {
  currency?: string
  /** The id of a person or account by what the text says: name, code or e-mail. */
  person?: (text: string) => string | null
  account?: (text: string) => string | null
}

const figureOf = (text: string): number | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s¥$€£]/g, '')
    .replace(/^[−–]/, '-')
    .replace(/^\((.+)\)$/, '-$1')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

const dayOf = (text: string): string | null => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(text.normalize('NFKC').trim())
  const compact = found ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  if (!compact) return null
  const [, year, month, day] = compact
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isDay(written) ? written : null
}

const plainText = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
const choiceNamed = (field: CustomField, text: string): string | null => {
  const wanted = plainText(text)
  const among = field.choices.filter((one) => !one.archived)
  const found =
    among.find((one) => one.key === text.trim()) ??
    among.find((one) => plainText(one.zh) === wanted || plainText(one.en) === wanted)
  return found?.key ?? null
}

/** A value as a file or a paste says it; choices by either name or by key. Empty text is no value. */
export const readFieldText = (field: CustomField, text: string, habits: Habits = {}): Judged => {
  const trimmed = text.trim()
  if (trimmed === '') return { value: null }
  switch (field.kind) {
    case 'text':
      return judgeValue(field, trimmed)
    case 'number': {
      const figure = figureOf(trimmed)
      return figure === null ? problem('fieldNoNumber') : judgeValue(field, figure)
    }
    case 'money': {
      const figure = figureOf(trimmed)
      const minor = figure === null ? null : parseMinor(String(figure), habits.currency ?? 'CNY')
      return minor === null ? problem('fieldNoMoney') : judgeValue(field, minor)
    }
    case 'date': {
      const day = dayOf(trimmed)
      return day ? { value: day } : problem('fieldNoDay')
    }
    case 'choice': {
      const key = choiceNamed(field, trimmed)
      return key ? { value: key } : problem('fieldNoChoice', { value: trimmed.slice(0, 60) })
    }
    case 'choices': {
      // A name that holds a separator itself is found whole.
      const whole = choiceNamed(field, trimmed)
      if (whole) return { value: [whole] }
      const keys: string[] = []
      for (const part of trimmed.split(/[,，;；、|\n]/)) {
        if (!part.trim()) continue
        const key = choiceNamed(field, part)
        if (!key) return problem('fieldNoChoice', { value: part.trim().slice(0, 60) })
        keys.push(key)
      }
      return judgeValue(field, keys)
    }
    default: {
      const find = field.kind === 'person' ? habits.person : habits.account
      const id = idForm.test(trimmed) ? trimmed.toLowerCase() : (find?.(trimmed) ?? null)
      return id ? { value: id } : problem(field.kind === 'person' ? 'fieldNoPerson' : 'fieldNoAccount')
    }
  }
}

/** A value as people read it in a file: choices by name, money in major units. `names` gives people and accounts. */
export const fieldText = (
  field: CustomField,
  value: CustomValue | null | undefined,
  language: Language,
  names: Readonly<Record<string, string>> = {},
  currency = 'CNY',
): string => {
  if (value === null || value === undefined) return ''
  const nameOf = (key: string) => field.choices.find((one) => one.key === key)?.[language] || key
  if (Array.isArray(value)) return value.map(nameOf).join(language === 'zh' ? '、' : ', ')
  if (field.kind === 'choice') return nameOf(String(value))
  if (field.kind === 'money' && typeof value === 'number') {
    const unit = minorPerMajor(currency)
    return (value / unit).toFixed(Math.round(Math.log10(unit)))
  }
  if (field.kind === 'person' || field.kind === 'account') return names[String(value)] ?? ''
  return String(value)
}

/** A definition as it is given: what is wrong with it. */
export type FieldFacts = {
  name: { zh: string; en: string }
  choices: Choice[]
  required: boolean
  inList: boolean
}

export const checkField = (
  kind: FieldKind,
  facts: FieldFacts,
  before?: Pick<CustomField, 'choices'>,
): Problem[] => {
  const problems: Problem[] = []
  const chooses = kind === 'choice' || kind === 'choices'
  if (!chooses && facts.choices.length)
    problems.push({ field: 'choices', code: 'accounts.fieldTakesNoChoices' })
  if (chooses && !facts.choices.some((one) => !one.archived))
    problems.push({ field: 'choices', code: 'accounts.fieldNeedsChoices' })
  const twice = (values: string[]) => values.find((one, place) => values.indexOf(one) !== place)
  const key = twice(facts.choices.map((one) => one.key))
  const name = twice(facts.choices.filter((one) => !one.archived).map((one) => plainText(one.zh)))
  if (key !== undefined || name !== undefined)
    problems.push({
      field: 'choices',
      code: 'accounts.fieldChoiceTwice',
      params: { value: name ?? key ?? '' },
    })
  const kept = new Set(facts.choices.map((one) => one.key))
  if (before?.choices.some((one) => !kept.has(one.key)))
    problems.push({ field: 'choices', code: 'accounts.fieldChoiceKept' })
  return problems
}
