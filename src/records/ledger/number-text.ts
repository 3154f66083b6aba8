// Numbers as files write them: thousands separators, brackets or a trailing minus, money signs, decimal commas.

export type DecimalSign = '.' | ','

/** The number that a text says; NaN when it says none. */
export const readNumber = (text: string, decimal: DecimalSign): number => {
  // Plain digits with a point, by far the most, are read by hand; one division keeps them correctly rounded.
  let value = 0
  let scale = 0
  let digits = 0
  const negative = text.charCodeAt(0) === 45
  const point = decimal === '.' ? 46 : 44
  for (let at = negative ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48)
      digits += 1
      if (scale > 0) scale *= 10
    } else if (code === point && scale === 0) scale = 1
    else return readDressed(text, decimal)
  }
  if (digits === 0) return Number.NaN
  if (digits > 15) return readDressed(text, decimal)
  const size = scale > 1 ? value / scale : value
  return negative ? -size : size
}

const signs = /^(?:[¥￥$£€]|CNY|RMB|USD|EUR|GBP|HKD|JPY)/i
const exact = /^\d+(?:\.\d*)?(?:e[+-]?\d{1,2})?$|^\.\d+$/i

/** Whatever is not plain: `(1,234.50)`, `¥1,234`, `12-`, `１２３`, `1.234,5`, `1.2E+05`. */
const readDressed = (text: string, decimal: DecimalSign): number => {
  let rest = text.normalize('NFKC').replace(/[\s\u00a0'’]/g, '')
  let negative = false
  if (rest.startsWith('(') && rest.endsWith(')')) {
    negative = true
    rest = rest.slice(1, -1)
  }
  if (rest.endsWith('-')) {
    negative = !negative
    rest = rest.slice(0, -1)
  }
  for (let again = true; again; ) {
    const sign = rest.charAt(0)
    again = true
    if (sign === '-' || sign === '−') {
      negative = !negative
      rest = rest.slice(1)
    } else if (sign === '+') rest = rest.slice(1)
    else {
      const bare = rest.replace(signs, '').replace(/(?:元|€)$/, '')
      again = bare !== rest
      rest = bare
    }
  }
  rest = decimal === ',' ? rest.replaceAll('.', '').replace(',', '.') : ungrouped(rest)
  if (!exact.test(rest)) return Number.NaN
  return negative ? -Number(rest) : Number(rest)
}

/** Commas must stand where thousands do (or tens of thousands never): `1,234`, not `1,2`. */
const ungrouped = (text: string): string =>
  text.includes(',') && /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text

/** Whether a file writes 1.5 or 1,5, judged once by a sample of its numbers; a point where nothing speaks for a comma. */
export const decimalSignOf = (sample: readonly string[]): DecimalSign => {
  let comma = 0
  let point = 0
  for (const text of sample) {
    const lastComma = text.lastIndexOf(',')
    const lastPoint = text.lastIndexOf('.')
    if (lastComma < 0 && lastPoint < 0) continue
    if (lastComma >= 0 && lastPoint >= 0) {
      if (lastComma > lastPoint) comma += 1
      else point += 1
    } else if (lastPoint >= 0) {
      // 1.234 may be either, 1.234.567 only the thousands of a comma file.
      if (text.indexOf('.') !== lastPoint) comma += 1
      else if (!/\.\d{3}\D*$/.test(text)) point += 1
    } else if (text.indexOf(',') === lastComma && !/,\d{3}\D*$/.test(text)) comma += 1
  }
  return comma > point ? ',' : '.'
}
