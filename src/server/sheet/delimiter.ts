// What stands between the cells of a file, told by its first lines.

const delimiters = [',', ';', '\t', '|', '^', '~', '\u0001', '\u001f'] as const
/** One sign. */
export type Delimiter = string

const lookedAt = 20

/** The sign that cuts most of the first lines into the same number of cells, the more cells the better. */
export const delimiterOf = (text: string): Delimiter => {
  const lines = linesOf(text, lookedAt)
  let best: Delimiter = ','
  let most = 0
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = Math.max(...counts, 0)
    const agreeing = counts.filter((count) => count === usual && count > 0).length
    if (agreeing * usual > most) {
      most = agreeing * usual
      best = delimiter
    }
  }
  return best
}

/** The first lines with what is quoted taken out, since delimiters and line ends mean nothing there. */
const linesOf = (text: string, count: number): string[] =>
  text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, count)
