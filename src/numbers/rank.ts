// Where each value of a column stands among the others. Unknown values (null) take no place and get none.

type Column = readonly (number | null)[]

/**
 * Mid-rank percentile of each value, strictly between 0 and 1: those below count whole, its equals half.
 * A lone value gets 0.5. Length and order of the column are kept; null stays null. O(n log n).
 * @throws RangeError when a value is NaN.
 */
export function midRankPercentiles(column: Column): (number | null)[] {
  const ascending = knownAscending(column)
  return column.map((value) =>
    value === null
      ? null
      : (countBelow(ascending, value) + countUpTo(ascending, value)) / (2 * ascending.length),
  )
}

/**
 * Inclusive percentile of each value, from 0 to 1: the share of the others that lie below it.
 * A lone value gets 1. Length and order of the column are kept; null stays null. O(n log n).
 * Source: Excel's PERCENTRANK.INC.
 * @throws RangeError when a value is NaN.
 */
export function inclusivePercentiles(column: Column): (number | null)[] {
  const ascending = knownAscending(column)
  const others = ascending.length - 1
  return column.map((value) => {
    if (value === null) return null
    return others === 0 ? 1 : countBelow(ascending, value) / others
  })
}

/** How many of the ascending values lie below x. */
export function countBelow(ascending: Float64Array, x: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (ascending[middle]! < x) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of the ascending values lie at x or below. */
export function countUpTo(ascending: Float64Array, x: number): number {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (ascending[middle]! <= x) from = middle + 1
    else to = middle
  }
  return from
}

function knownAscending(column: Column): Float64Array {
  const ascending = Float64Array.from(column.filter((value) => value !== null)).sort()
  if (Number.isNaN(ascending.at(-1))) throw new RangeError('the rank of a value that is NaN')
  return ascending
}
