// Which judgements the score that stands does not know of yet.
import type { Source } from './scorecard.ts'

/**
 * Topics whose newest rating is another level than the one that went into the score, or that went in unknown.
 * Ratings come newest first; topics that the scorecard does not look at are left out.
 */
export const unsettledTopics = (
  inputs: readonly { source: Source; value: number | null }[],
  ratings: readonly { topic: string; level: number }[],
): string[] =>
  inputs.flatMap(({ source, value }) => {
    if (source.from !== 'rating') return []
    const newest = ratings.find((rating) => rating.topic === source.topic)
    return newest && newest.level !== value ? [source.topic] : []
  })
