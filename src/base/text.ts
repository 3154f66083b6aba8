// Text as it comes from outside.

/** Whether a text can be kept and given back as it is: whole signs only, and no NUL, which PostgreSQL does not hold. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Where in a value of JSON a text stands that cannot be kept; null when all can. */
export const findUnkeepable = (value: unknown, path: readonly string[] = []): readonly string[] | null => {
  if (typeof value === 'string') return isKeepable(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = isKeepable(key) ? findUnkeepable(inner, [...path, key]) : path
    if (found) return found
  }
  return null
}
