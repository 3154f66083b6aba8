// What made a score move from one evaluation to the next.
import type { Bilingual } from './scorecard.ts'

type Part = { key: string; name: Bilingual; contribution: number | null }
export type Moved = { key: string; name: Bilingual; points: number }

/**
 * The criteria that moved the score most, in points of 100 and the furthest first; below `least` points a move says
 * nothing. A criterion that was unknown on one side counts as 0 there, since that is what it added.
 */
export const movedParts = (
  before: readonly Part[],
  now: readonly Part[],
  { least = 0.5, limit = 3 } = {},
): Moved[] => {
  const earlier = new Map(before.map((part) => [part.key, part.contribution ?? 0]))
  return now
    .flatMap(({ key, name, contribution }) => {
      const was = earlier.get(key)
      return was === undefined ? [] : [{ key, name, points: (contribution ?? 0) - was }]
    })
    .filter((part) => Math.abs(part.points) >= least)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, limit)
}
