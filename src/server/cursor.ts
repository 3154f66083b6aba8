// A place in a sorted list: the last row's sort values, opaque to the caller.
import { isDay } from '#base/calendar.ts'
import { Refusal } from '#base/refusal.ts'
import { isKeepable } from '#base/text.ts'

export const writeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** What a value of a cursor is: an id, any text, a day, a moment as JavaScript writes it, a place in a row, an amount, or any number. */
export type CursorPart = 'id' | 'text' | 'day' | 'moment' | 'place' | 'amount' | 'number'

/** The values of a cursor that this program wrote; anything else, such as a value of another kind, is refused. */
export const readCursor = (
  text: string | undefined,
  parts: readonly (CursorPart | `${CursorPart} or null`)[],
): (string | number | null)[] | null => {
  if (text === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const good =
      Array.isArray(values) &&
      values.length === parts.length &&
      values.every((value, at) => fits(value, parts[at] as string))
    if (good) return values
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid', 'web.badCursor')
}

const forms: Record<CursorPart, (value: unknown) => boolean> = {
  id: (value) => isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  text: (value) => isText(value) && isKeepable(value),
  day: (value) => isText(value) && isDay(value) && value >= '0001',
  moment: (value) => isText(value) && isMoment(value) && value >= '0001',
  place: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  amount: (value) => Number.isSafeInteger(value),
  number: (value) => Number.isFinite(value),
}
const isText = (value: unknown): value is string => typeof value === 'string'
// Years of more than four digits begin with a sign.
const isMoment = (value: string): boolean => /^\d/.test(value) && new Date(value).toISOString() === value

const fits = (value: unknown, part: string): boolean => {
  const [kind, orNull] = part.split(' ') as [CursorPart, string?]
  return value === null ? orNull !== undefined : forms[kind](value)
}

/** Cuts the one row too many that tells whether there is more. */
export const cutPage = <Row>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => (string | number | null)[],
) => {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept, next: rows.length > limit && last ? writeCursor(cursorOf(last)) : null }
}
