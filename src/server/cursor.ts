// A place in a sorted list: the last row's sort values, opaque to the caller.
import { Refusal } from '#base/refusal.ts'

export const writeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values of a cursor that this program wrote; anything else is refused. */
export const readCursor = (text: string | undefined, length: number): (string | number | null)[] | null => {
  if (text === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const good =
      Array.isArray(values) &&
      values.length === length &&
      values.every((value) => value === null || typeof value === 'string' || typeof value === 'number')
    if (good) return values
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalid', 'web.badCursor')
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
