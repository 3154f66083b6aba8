// One row of a file as values of fields, or what is wrong with its cells.
import { type Day, type Month, monthOf } from '#base/calendar.ts'
import { minorPerMajor, roundHalfUp } from '#base/money.ts'
import type { Problem } from '#base/refusal.ts'
import { type Habits as FieldHabits, readFieldText } from '#records/accounts/fields/field.ts'
import { type DayOrder, readDay } from '#records/ledger/dates.ts'
import { type DecimalSign, readNumber } from '#records/ledger/number-text.ts'
import type { FieldType, ImportField, KindRules } from './kind.ts'
import type { ColumnMapping } from './mapping.ts'

export type CellValue = string | number | boolean | string[]
export type Values = Record<string, CellValue>
export type CellProblem = Problem & { value: string }

export type Habits = FieldHabits & { currency: string; dayOrder: DayOrder; decimal: DecimalSign }

const mostCount = 10_000_000

/** Values of the cells that say something; a blank cell says nothing and changes nothing. */
export const readRow = (
  rules: KindRules,
  mapping: ColumnMapping,
  habits: Habits,
  row: readonly string[],
): { values: Values; problems: CellProblem[] } => {
  const values: Values = {}
  const problems: CellProblem[] = []
  for (const field of rules.fields) {
    const column = mapping[field.key]
    if (column === undefined) continue
    const text = (row[column] ?? '').replaceAll('\0', '').trim()
    if (text === '') continue
    const read = readCell(field, text, habits)
    if ('code' in read)
      problems.push({
        field: field.key,
        code: read.code,
        params: read.params ?? {},
        value: text.slice(0, 120),
      })
    else values[field.key] = read.value
  }
  return { values, problems }
}

type Read = { value: CellValue } | { code: string; params?: Record<string, string | number> }

const readCell = (field: ImportField, text: string, habits: Habits): Read => {
  switch (field.type) {
    case 'text':
    case 'long': {
      const most = field.most ?? 200
      const plain = field.type === 'text' ? text.replace(/\s+/g, ' ') : text
      return plain.length > most ? { code: 'exchange.tooLong', params: { most } } : { value: plain }
    }
    case 'day': {
      const day = readDay(text, habits.dayOrder)
      return day ? { value: day } : { code: 'exchange.badDay' }
    }
    case 'month': {
      const month = readMonth(text, habits.dayOrder)
      return month ? { value: month } : { code: 'exchange.badMonth' }
    }
    case 'time': {
      const time = readTime(text, habits.dayOrder)
      return time ? { value: time } : { code: 'exchange.badDay' }
    }
    case 'count': {
      const count = readNumber(text, habits.decimal)
      return Number.isInteger(count) && count >= 0 && count <= mostCount
        ? { value: count }
        : { code: 'exchange.badCount' }
    }
    case 'money': {
      const minor = roundHalfUp(readNumber(text, habits.decimal) * minorPerMajor(habits.currency))
      return Number.isSafeInteger(minor) ? { value: minor } : { code: 'exchange.badMoney' }
    }
    case 'hours': {
      const milli = roundHalfUp(readNumber(text, habits.decimal) * 1000)
      return Number.isSafeInteger(milli) ? { value: milli } : { code: 'exchange.badHours' }
    }
    case 'choice': {
      const wanted = plainWord(text)
      const found = field.choices?.find((one) => one.names.some((name) => plainWord(name) === wanted))
      return found
        ? { value: found.value }
        : {
            code: 'exchange.badChoice',
            params: { choices: (field.choices ?? []).map((one) => one.names[0] ?? one.value).join('、') },
          }
    }
    case 'list': {
      const items = [
        ...new Set(
          text
            .split(/[,，;；、|\n]/)
            .map((item) => item.trim())
            .filter(Boolean),
        ),
      ]
      return items.some((item) => item.length > (field.most ?? 60)) || items.length > 20
        ? { code: 'exchange.tooLong', params: { most: field.most ?? 60 } }
        : { value: items }
    }
    case 'flag': {
      if (/^(1|true|yes|y|是|√|✓|对)$/i.test(text)) return { value: true }
      return /^(0|false|no|n|否|×|不是)$/i.test(text) ? { value: false } : { code: 'exchange.badFlag' }
    }
    case 'custom': {
      const read = readFieldText(field.custom as NonNullable<ImportField['custom']>, text, habits)
      if ('problem' in read) return { code: read.problem, ...(read.params ? { params: read.params } : {}) }
      return { value: (read.value ?? '') as CellValue }
    }
  }
}

/** A value as it is shown before it is written: money in whole units, hours as hours, a month without a day. */
export const shownValue = (type: FieldType | undefined, value: CellValue, currency: string): string => {
  if (Array.isArray(value)) return value.join('、')
  if (type === 'month') return String(value).slice(0, 7)
  if (typeof value !== 'number' || (type !== 'money' && type !== 'hours')) return String(value).slice(0, 200)
  const unit = type === 'hours' ? 1000 : minorPerMajor(currency)
  return (value / unit).toLocaleString('en-US', { maximumFractionDigits: 3 })
}

const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '')

const clock = /[T\s](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?/

/** A month by itself, `2026-11`, `2026年11月`, `202611`, or by any of its days. */
export const readMonth = (text: string, order: DayOrder): Month | null => {
  const found = /^(\d{4})(?:[-/.年]\s?(\d{1,2})月?(?:份)?|(\d{2}))$/.exec(text)
  const month = Number(found?.[2] ?? found?.[3])
  if (found && month >= 1 && month <= 12) return `${found[1]}-${String(month).padStart(2, '0')}-01`
  const day = readDay(text, order)
  return day && monthOf(day)
}

/** An instant as ISO text. Without an offset it is the company's time; a day without a time is its noon. */
export const readTime = (text: string, order: DayOrder): string | null => {
  const day = readDay(text, order)
  if (!day) return null
  const found = clock.exec(text)
  if (!found) return instantOf(day, 12, 0, 0, '+08:00')
  const [, hour = '0', minute = '0', second = '0', offset = '+08:00'] = found
  return instantOf(day, Number(hour), Number(minute), Number(second), offset)
}

const instantOf = (day: Day, hour: number, minute: number, second: number, offset: string): string | null => {
  if (hour > 23 || minute > 59 || second > 59) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const zone =
    offset === 'Z' ? 'Z' : offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
  const at = new Date(`${day}T${two(hour)}:${two(minute)}:${two(second)}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** A name without company-form words, marks and blanks: what two spellings of one company share. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(
      /(股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|coltd|ltd|limited|inc|incorporated|corporation|corp|llc|gmbh|company)$/u,
      '',
    )
