// Field by field, what the one account that is left takes from which of the two, and how it is given back.

export type Side = 'survivor' | 'absorbed' | 'both'
/** What is not named is the survivor's. */
export type Choices = Readonly<Record<string, Side>>
/** All that one decides about, by field; the company's own fields under `custom.<key>`. */
export type Values = Readonly<Record<string, unknown>>

/** Facts in the order they are shown; then where the account hangs and whose it is; then the company's own. */
export const mergeFields = [
  'name',
  'shortName',
  'code',
  'taxNumber',
  'website',
  'status',
  'industry',
  'sizeClass',
  'region',
  'organisationLevel',
  'ownership',
  'employees',
  'attitude',
  'tags',
  'parent',
  'owner',
] as const

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value as object).every(isEmpty))

export const fieldsOf = (...both: readonly Values[]): string[] => [
  ...new Set([...mergeFields, ...both.flatMap((values) => Object.keys(values).sort())]),
]

/** The fields in which the two differ. */
export const differing = (survivor: Values, absorbed: Values): string[] =>
  fieldsOf(survivor, absorbed).filter((field) => !same(survivor[field], absorbed[field]))

/** What is missing is taken from the other; tags of both are kept. */
export const suggest = (survivor: Values, absorbed: Values): Choices =>
  Object.fromEntries(
    differing(survivor, absorbed).map((field) => [
      field,
      isEmpty(absorbed[field])
        ? 'survivor'
        : isEmpty(survivor[field])
          ? 'absorbed'
          : field === 'tags'
            ? 'both'
            : 'survivor',
    ]),
  )

const united = (a: unknown, b: unknown): unknown =>
  Array.isArray(a) && Array.isArray(b) ? [...new Set([...a, ...b])] : isEmpty(a) ? b : a

export const choose = (survivor: Values, absorbed: Values, choices: Choices): Values =>
  Object.fromEntries(
    fieldsOf(survivor, absorbed).map((field) => {
      const side = choices[field] ?? 'survivor'
      if (side === 'both') return [field, united(survivor[field], absorbed[field])]
      return [field, (side === 'absorbed' ? absorbed : survivor)[field] ?? null]
    }),
  )

/** What still is as the merge left it goes back; what somebody has changed since stays and is told. */
export const goBack = (before: Values, merged: Values, now: Values): { values: Values; kept: string[] } => {
  const kept: string[] = []
  const values = fieldsOf(before, merged, now).map((field) => {
    if (same(before[field], merged[field])) return [field, now[field] ?? null]
    if (same(now[field], merged[field])) return [field, before[field] ?? null]
    kept.push(field)
    return [field, now[field] ?? null]
  })
  return { values: Object.fromEntries(values), kept }
}
