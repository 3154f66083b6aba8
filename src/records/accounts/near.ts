// Finding what was mistyped: how many mistakes lie between a question and a text, and where to look for it.
import { askFor } from './search.ts'

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** How many mistakes a question may have: none when so short that everything would be near it. */
export const mostMistakes = (text: string): number => {
  const { length } = [...text]
  if (length >= 8) return 2
  return length >= (isHan(text) ? 3 : 4) ? 1 : 0
}

/**
 * The fewest signs to put in, leave out or change so that a question stands somewhere in a text.
 * Sellers 1980, "The theory and computation of evolutionary distances", with two neighbours swapped counted as one
 * mistake (Damerau 1964).
 */
export const mistakesIn = (question: string, text: string): number => {
  const asked = [...question]
  const read = [...text]
  // One row for each sign of the question: the distance of its first signs to what ends at each place of the text.
  let above: number[] = []
  let last = new Array<number>(read.length + 1).fill(0)
  for (const [i, sign] of asked.entries()) {
    const row = [i + 1]
    for (const [j, other] of read.entries()) {
      const same = last[j]! + (sign === other ? 0 : 1)
      const swapped =
        i > 0 && j > 0 && sign === read[j - 1] && asked[i - 1] === other ? above[j - 1]! + 1 : same
      row.push(Math.min(same, swapped, last[j + 1]! + 1, row[j]! + 1))
    }
    above = last
    last = row
  }
  return Math.min(...last)
}

/**
 * The grams to look for: a question with so many mistakes has one more piece than that, and one of these is whole.
 * Each list stands for a piece whose grams must all be there; a swap may lie across two pieces and spoil both, so a
 * question long enough is cut once more.
 */
export const piecesOf = (text: string, mistakes: number): string[][] => {
  const signs = [...text]
  const least = isHan(text) ? 1 : 2
  const count = Math.min(mistakes + 2, Math.floor(signs.length / least))
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [at, at + 1].map((edge) => Math.round((edge * signs.length) / count))
    return askFor(signs.slice(from, to).join('')).grams
  })
}

/** How far the nearest of an account's forms is, or null when none is near enough. */
export const nearness = (question: string, searchText: string, most: number): number | null => {
  const least = Math.min(...searchText.split('\n').map((form) => mistakesIn(question, form)))
  return least <= most ? least : null
}
