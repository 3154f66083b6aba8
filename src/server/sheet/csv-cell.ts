// A cell of a CSV file that a spreadsheet opens without running anything in it.

const plainNumber = /^[+-]?[\d.,]*\d[\d.,]*$/

/** Cells that begin like a formula get an apostrophe before them, unless they are plain numbers. */
export const harmless = (text: string): string => {
  const first = text.charCodeAt(0)
  // = + - @ tab, carriage return
  const formula = first === 61 || first === 43 || first === 45 || first === 64 || first === 9 || first === 13
  return formula && !plainNumber.test(text) ? `'${text}` : text
}

export const csvCell = (text: string): string => {
  const safe = harmless(text)
  return /[",\r\n\t;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`
