// What a cell of a workbook says, as text: where it stands, and which figures are days.

export type DaySystem = '1900' | '1904'

const letters = /^([A-Z]{1,3})(\d{1,7})$/

/** `C7` as column 2, row 7; null when it is no place. */
export const placeOf = (reference: string): { column: number; row: number } | null => {
  const match = letters.exec(reference)
  if (!match) return null
  let column = 0
  for (const letter of match[1] as string) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(match[2]) }
}

// Days, times and both among the formats that every workbook knows without saying (ECMA-376 18.8.30, with those that
// East Asian editions add).
const knownDays = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])
const isKnownDay = (id: number): boolean =>
  knownDays.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81)

/** Whether a format of numbers shows a day or a time: it has letters of one outside of quotes and brackets. */
export const showsDay = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return isKnownDay(id)
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0] as string
  return /[ymdhs]|[年月日时分秒]/i.test(bare) && !/general|[#0?]\s*e[+-]/i.test(bare)
}

const dayMs = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
const furthest = 2_958_465

/** The day a figure stands for, with its time where it has one; null when it is beyond the calendar. */
export const dayText = (serial: number, system: DaySystem): string | null => {
  if (!Number.isFinite(serial) || serial < 0 || serial > furthest) return null
  // A spreadsheet holds 1900 for a leap year, so its first two months lie a day off.
  const days = system === '1904' ? serial : serial < 60 ? serial + 1 : serial
  const at = new Date((system === '1904' ? epoch1904 : epoch1900) + Math.round(days * 86_400) * 1000)
  const text = at.toISOString()
  const time = text.slice(11, 19)
  if (serial < 1 && system === '1900') return time
  return at.getTime() % dayMs === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`
}

/** A figure without what binary fractions leave behind its fifteenth digit. */
export const figureText = (raw: string): string => {
  const value = Number(raw)
  if (!Number.isFinite(value) || raw === '') return raw
  if (Number.isSafeInteger(value)) return String(value)
  const text = String(Number(value.toPrecision(15)))
  return /e/i.test(text)
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text
}
