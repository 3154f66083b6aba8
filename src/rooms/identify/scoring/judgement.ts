// What several people's ratings of one topic come to, and whether somebody should settle the difference.

/** One rating; `personId` null is a rating without a name, and all those count as one rater's. */
export type GivenRating = {
  level: 1 | 2 | 3 | 4 | 5
  personId: string | null
  /** YYYY-MM-DD */
  ratedOn: string
  /** Given to settle a difference: what came before no longer counts. */
  moderates: boolean
}

/** Levels this far apart do not mean the same customer: half the scale of 1 to 5. */
const farApart = 2

/**
 * The level 1..5 an account gets on one topic, with halves; null without ratings. It is the average of the newest
 * rating of each of the two latest raters, or the one there is. The latest moderation takes the place of everything
 * before it and counts as its rater's rating; `differ` says that the two are two levels or more apart, so that
 * somebody should moderate.
 * @param ratings of one account and topic, newest first.
 */
export function judge(ratings: readonly GivenRating[]): {
  value: number | null
  raters: number
  differ: boolean
} {
  const moderation = ratings.findIndex(({ moderates }) => moderates)
  const standing = moderation < 0 ? ratings : ratings.slice(0, moderation + 1)
  const [latest] = standing
  if (!latest) return { value: null, raters: 0, differ: false }
  const other = standing.find(({ personId }) => personId !== latest.personId)
  if (!other) return { value: latest.level, raters: 1, differ: false }
  return {
    value: (latest.level + other.level) / 2,
    raters: 2,
    differ: Math.abs(latest.level - other.level) >= farApart,
  }
}
