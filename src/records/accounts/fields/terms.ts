// What values of fields are found by in one index: whole values, pieces of text, steps of figures and days.
// A range becomes a few terms that hold everything in it and little besides; the exact check follows in the query.
import { searchGrams } from '../search.ts'
import { type CustomValue, type CustomValues, idForm } from './field.ts'

const longestTerm = 120

const isTerm = (key: string, value: string) => `${key}=${value.slice(0, longestTerm)}`
const filledTerm = (key: string) => `${key}!`
const gramTerm = (key: string, gram: string) => `${key}~${gram}`

/** Terms of one value. */
const termsOfValue = (key: string, value: CustomValue): string[] => {
  if (Array.isArray(value)) return [filledTerm(key), ...value.map((one) => isTerm(key, one))]
  if (typeof value === 'number') {
    const step = stepOf(value)
    return [filledTerm(key), `${key}#${step}`, `${key}##${coarseOf(step)}`]
  }
  const whole = [filledTerm(key), isTerm(key, value)]
  if (dayForm.test(value))
    return [
      ...whole,
      ...[value, value.slice(0, 7), value.slice(0, 4), value.slice(0, 3)].map((part) => `${key}@${part}`),
    ]
  if (idForm.test(value)) return whole
  return [...whole, ...searchGrams(value.toLowerCase()).map((gram) => gramTerm(key, gram))]
}

/** Terms of all values of a record. */
export const termsOf = (values: CustomValues): string[] =>
  [...new Set(Object.entries(values).flatMap(([key, value]) => termsOfValue(key, value)))].sort()

/** Terms of which a record has at least one when its value is one of these. */
export const termsIn = (key: string, wanted: readonly string[]): string[] =>
  wanted.map((one) => isTerm(key, one))
/** The term of a record that has a value. */
export const termFilled = (key: string): string => filledTerm(key)
/** Terms of which a record has all when its text holds this; none where the text is too short to tell. */
export const termsHolding = (key: string, text: string): string[] => {
  const signs = [...text.toLowerCase()]
  if (signs.length === 1) return /\p{Script=Han}/u.test(signs[0] ?? '') ? [gramTerm(key, signs[0] ?? '')] : []
  return [...new Set(signs.slice(1).map((sign, place) => gramTerm(key, `${signs[place]}${sign}`)))]
}

// Figures by sign, power of two and sixteenth of it: the first sixteen bits of the number as the machine writes it.
const smallestFigure = 1e-9
const box = new DataView(new ArrayBuffer(8))
const zero = 0
const stepOf = (value: number): number => {
  if (Math.abs(value) < smallestFigure) return zero
  box.setFloat64(0, Math.abs(value))
  const size = box.getUint16(0) + 1
  return value > 0 ? size : -size
}
const coarseOf = (step: number): number => Math.floor(step / 16)
const largest = 1e16

/** Terms of which a record has at least one when its figure lies within; bounds are in, a missing one is open. */
export const termsWithin = (key: string, from: number | undefined, to: number | undefined): string[] => {
  const first = stepOf(Math.max(from ?? -largest, -largest))
  const last = stepOf(Math.min(to ?? largest, largest))
  const terms: string[] = []
  // Nothing lies between zero and the smallest figure.
  const smallest = stepOf(smallestFigure)
  for (let step = first; step <= last; ) {
    if (step > -smallest && step < 0) step = zero
    else if (step > zero && step < smallest) step = Math.max(step, smallest - (smallest % 16))
    if (step > last) break
    const coarse = coarseOf(step)
    if (step === coarse * 16 && step + 15 <= last) {
      terms.push(`${key}##${coarse}`)
      step += 16
    } else {
      terms.push(`${key}#${step}`)
      step += 1
    }
  }
  return terms
}

/** The same in whole powers of two: fewer terms, with up to twice as much beside the range. */
export const termsAround = (key: string, from: number, to: number): string[] => {
  const first = coarseOf(stepOf(from))
  const last = coarseOf(stepOf(to))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => `${key}##${first + place}`)
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/
const firstYear = 1900
const lastYear = 2199
const pad = (number: number) => String(number).padStart(2, '0')
const mostDays = 31

/** The same for days: single days while they are few, else months, years and decades. */
export const termsOfDays = (key: string, from: string | undefined, to: string | undefined): string[] => {
  const first = from && from > `${firstYear}` ? from : `${firstYear}-01-01`
  const last = to && to < `${lastYear}-12-31` ? to : `${lastYear}-12-31`
  if (first > last) return []
  const start = Date.parse(`${first}T00:00:00Z`)
  const days = Math.round((Date.parse(`${last}T00:00:00Z`) - start) / 86_400_000) + 1
  if (days <= mostDays)
    return Array.from(
      { length: days },
      (_, place) => `${key}@${new Date(start + place * 86_400_000).toISOString().slice(0, 10)}`,
    )
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const end = monthOf(last)
  const terms: string[] = []
  for (let month = monthOf(first); month <= end; ) {
    const year = Math.floor(month / 12)
    if (month % 120 === 0 && month + 119 <= end) {
      terms.push(`${key}@${year / 10}`)
      month += 120
    } else if (month % 12 === 0 && month + 11 <= end) {
      terms.push(`${key}@${year}`)
      month += 12
    } else {
      terms.push(`${key}@${year}-${pad((month % 12) + 1)}`)
      month += 1
    }
  }
  return terms
}
