// Values of fields while they are typed: empty boxes for what is unknown, people and accounts with their names.
import type { CustomField, CustomValue, CustomValues } from './field.ts'

type Named = { value: string; label: string }
export type TypedValue = string | number | string[] | Named | null
export type TypedValues = Readonly<Record<string, TypedValue>>

const blank = (field: CustomField): TypedValue =>
  field.kind === 'text' ? '' : field.kind === 'choices' ? [] : null

/** What a form begins with: every field in use. */
export const typedValues = (
  fields: readonly CustomField[],
  values: CustomValues,
  names: Readonly<Record<string, string>>,
): TypedValues =>
  Object.fromEntries(
    fields
      .filter((field) => !field.archived)
      .map((field) => {
        const value = values[field.key]
        if (value === undefined) return [field.key, blank(field)]
        if (field.kind === 'person' || field.kind === 'account')
          return [field.key, { value: String(value), label: names[String(value)] ?? '—' }]
        return [field.key, value]
      }),
  )

const plain = (value: TypedValue | undefined): CustomValue | null => {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length ? value : null
  if (typeof value === 'object') return value.value
  return typeof value === 'string' ? value.trim() || null : value
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** What differs from before, as a door takes it; null takes a value away. */
export const givenValues = (
  fields: readonly CustomField[],
  before: CustomValues,
  typed: TypedValues,
): Record<string, CustomValue | null> =>
  Object.fromEntries(
    fields
      .filter((field) => !field.archived && Object.hasOwn(typed, field.key))
      .map((field) => [field.key, plain(typed[field.key])] as const)
      .filter(([key, value]) => !same(before[key], value)),
  )

/** What one must fill and has not; of a record that is there already, what one has emptied. */
export const missingTyped = (fields: readonly CustomField[], typed: TypedValues, before?: CustomValues) =>
  fields
    .filter((field) => field.required && !field.archived && plain(typed[field.key]) === null)
    .filter((field) => !before || before[field.key] !== undefined)
    .map((field) => ({ field: `custom.${field.key}`, code: 'web.required' }))
