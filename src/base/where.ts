// What a list is narrowed by: one field, and what is wanted of it. Lists, saved views and pages speak it alike.

export type Where =
  | { field: string; in: string[] }
  | { field: string; contains: string }
  | { field: string; from?: number | string | undefined; to?: number | string | undefined }
  | { field: string; empty: boolean }

/** What a field holds, as far as asking about it goes; money in minor units, days `YYYY-MM-DD`. */
export type WhereKind = 'text' | 'number' | 'money' | 'day' | 'choice' | 'pick'
export type WhereOperator = 'in' | 'contains' | 'range' | 'empty' | 'filled'

const operators: Record<WhereKind, readonly WhereOperator[]> = {
  text: ['contains', 'in', 'empty', 'filled'],
  number: ['range', 'empty', 'filled'],
  money: ['range', 'empty', 'filled'],
  day: ['range', 'empty', 'filled'],
  choice: ['in', 'empty', 'filled'],
  pick: ['in', 'empty', 'filled'],
}
export const operatorsOf = (kind: WhereKind): readonly WhereOperator[] => operators[kind]

export const operatorOf = (where: Where): WhereOperator =>
  'in' in where
    ? 'in'
    : 'contains' in where
      ? 'contains'
      : 'empty' in where
        ? where.empty
          ? 'empty'
          : 'filled'
        : 'range'

/** Whether the condition says something, and something that its field can be asked. */
export const whereFits = (kind: WhereKind, where: Where): boolean => {
  if (!operators[kind].includes(operatorOf(where))) return false
  if ('in' in where) return where.in.length > 0
  if ('contains' in where) return where.contains.trim() !== ''
  if ('empty' in where) return true
  const bounds = [where.from, where.to].filter((bound) => bound !== undefined)
  const sort = kind === 'day' ? 'string' : 'number'
  if (bounds.length === 0 || bounds.some((bound) => typeof bound !== sort)) return false
  return bounds.length < 2 || (where.from as number) <= (where.to as number)
}

export const mostWheres = 20

const isText = (value: unknown): value is string => typeof value === 'string'
const isBound = (value: unknown): boolean =>
  value === undefined || isText(value) || (typeof value === 'number' && Number.isFinite(value))

const readOne = (given: unknown): Where | null => {
  if (typeof given !== 'object' || given === null) return null
  const { field, in: wanted, contains, from, to, empty } = given as Record<string, unknown>
  if (!isText(field)) return null
  if (Array.isArray(wanted)) return wanted.every(isText) ? { field, in: wanted } : null
  if (isText(contains)) return { field, contains }
  if (typeof empty === 'boolean') return { field, empty }
  if (!isBound(from) || !isBound(to)) return null
  const bounds = { from: from as number | undefined, to: to as number | undefined }
  return {
    field,
    ...(bounds.from === undefined ? {} : { from: bounds.from }),
    ...(bounds.to === undefined ? {} : { to: bounds.to }),
  }
}

/** The conditions of an address; what cannot be read is left out, so that a mistyped address still shows a list. */
export const readWheres = (text: string | undefined): Where[] => {
  if (!text) return []
  try {
    const given: unknown = JSON.parse(text)
    return Array.isArray(given) ? given.slice(0, mostWheres).flatMap((one) => readOne(one) ?? []) : []
  } catch {
    return []
  }
}
export const writeWheres = (wheres: readonly Where[]): string | null =>
  wheres.length ? JSON.stringify(wheres) : null
