// Sample quantiles.

/**
 * The quantile at probability p in [0, 1] of at least one value, in the unit of the values.
 * The values may come in any order and are left as they are; ascending ones are not sorted again.
 * Source: R type 7, Hyndman & Fan 1996; the same as Excel's PERCENTILE.INC.
 * @throws RangeError when there is no value, a value is NaN, or p lies outside [0, 1].
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError('the quantile of no values')
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not at ${p}`)
  const ascending = isAscending(values) ? values : Float64Array.from(values).sort()
  if (Number.isNaN(ascending[ascending.length - 1]))
    throw new RangeError('the quantile of a value that is NaN')
  const place = (ascending.length - 1) * p
  const below = Math.floor(place)
  const low = ascending[below]!
  const high = ascending[Math.ceil(place)]!
  return low === high ? low : low + (place - below) * (high - low)
}

function isAscending(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1]! <= values[i]!)) return false
  return true
}
