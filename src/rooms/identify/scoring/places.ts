// A limited number of places per tier: who holds one, who wins one, and who has to go one further.

/** What an account brings to the places. Tiers are indices, 0 is best; the tier after the last places takes the rest. */
export type Claim = {
  id: string
  /** NaN takes part only where `held` says so. */
  score: number
  /** In any one unit, null where unknown. */
  profit: number | null
  /** The tier it keeps whatever others score, −1 for none at all; null when it has to win its place. */
  held: number | null
  /** It may win no better tier than this. */
  best: number
  /** It falls no further than this tier, places or no places; null without such a promise. */
  promised: number | null
  /** The tier that stood before; there and further down it gives way only to a score that is clearly better. */
  stood: number | null
}

/**
 * The tier of each claim. Tier by tier from the best: those who hold their place come first and count; then those
 * promised this tier at least; the places that remain go by score, then to whoever stood here, then by profit
 * (unknown last), then by id. Who stood here keeps the place against a score up to `tolerance` points better.
 * A tier has more accounts than places only where more are held or promised, and then nobody else gets in.
 * The order of the claims does not matter. O(tiers · n log n).
 * @param places per tier, best first, for all tiers but the last.
 */
export function fillPlaces(
  claims: readonly Claim[],
  places: readonly number[],
  tolerance: number,
): Int16Array {
  const last = places.length
  const placed = Int16Array.from(claims, ({ held }) => held ?? last)
  let waiting = [...claims.keys()].filter((i) => claims[i]!.held === null)
  for (const [tier, count] of places.entries()) {
    const held = claims.reduce((sum, claim) => sum + (claim.held === tier ? 1 : 0), 0)
    const promised = waiting.reduce((sum, i) => sum + (claims[i]!.promised === tier ? 1 : 0), 0)
    const free = Math.max(count - held, promised)
    const winners = contenders(claims, waiting, tier, tolerance, free)
      .sort((i, j) => before(claims[i]!, claims[j]!, tier, tolerance))
      .slice(0, free)
    for (const i of winners) placed[i] = tier
    const gone = new Set(winners)
    waiting = waiting.filter((i) => !gone.has(i))
  }
  return placed
}

/** Those of the waiting who can be among so many winners, so that a few places do not need all in order. */
function contenders(
  claims: readonly Claim[],
  waiting: readonly number[],
  tier: number,
  tolerance: number,
  free: number,
): number[] {
  const allowed = waiting.filter((i) => claims[i]!.best <= tier)
  if (allowed.length <= free) return allowed
  const others = allowed.filter((i) => claims[i]!.promised !== tier)
  const left = free - (allowed.length - others.length)
  const points = Float64Array.from(others, (i) => pointsAt(claims[i]!, tier, tolerance))
  const least = left > 0 ? points.toSorted()[points.length - left]! : Number.POSITIVE_INFINITY
  const near = new Set(others.filter((_, at) => !(points[at]! < least)))
  return allowed.filter((i) => claims[i]!.promised === tier || near.has(i))
}

/** Tolerance as extra points, rather than a comparison of pairs, keeps the order free of circles. */
function pointsAt(claim: Claim, tier: number, tolerance: number): number {
  return claim.score + (stoodAt(claim, tier) ? tolerance : 0)
}

function before(one: Claim, other: Claim, tier: number, tolerance: number): number {
  return (
    Number(other.promised === tier) - Number(one.promised === tier) ||
    pointsAt(other, tier, tolerance) - pointsAt(one, tier, tolerance) ||
    Number(stoodAt(other, tier)) - Number(stoodAt(one, tier)) ||
    descending(one.profit ?? -Infinity, other.profit ?? -Infinity) ||
    (one.id < other.id ? -1 : 1)
  )
}

function stoodAt({ stood }: Claim, tier: number): boolean {
  return stood !== null && stood <= tier
}

function descending(a: number, b: number): number {
  return a === b ? 0 : b - a
}
