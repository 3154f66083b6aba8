// Brings the raw values of a criterion, whatever their unit, to 0..1, where 1 is best.
import { normalBelow } from '#numbers/normal.ts'
import { quantile } from '#numbers/quantile.ts'
import { inclusivePercentiles, midRankPercentiles } from '#numbers/rank.ts'
import { mean, populationDeviation } from '#numbers/spread.ts'
import type { Criterion, Normaliser } from './scorecard.ts'

type Column = readonly (number | null)[]

/**
 * Normalises one criterion over a pool of accounts: same length and order, each value 0..1, unknown stays null.
 * Where lower is better the result is turned round (1 − n). Values that do not differ at all give the middle,
 * 0.5, except by inclusive percentile, where a lone account gets 1.
 * @throws RangeError when a value is not finite, a rating leaves 1..5, a target is not above 0, or bands leave a gap.
 */
export function normaliseColumn(
  values: Column,
  normaliser: Normaliser,
  direction: Criterion['direction'],
): (number | null)[] {
  for (const value of values)
    if (value !== null && !Number.isFinite(value)) throw new RangeError(`a criterion of ${value}`)
  const normalised = normalise(values, normaliser)
  return direction === 'higher' ? normalised : mapKnown(normalised, (n) => 1 - n)
}

function normalise(values: Column, normaliser: Normaliser): (number | null)[] {
  switch (normaliser.by) {
    case 'percentile':
      return midRankPercentiles(values)
    case 'percentileInclusive':
      return inclusivePercentiles(values)
    case 'minmax':
      return betweenExtremes(normaliser.winsorise ? winsorised(values) : values)
    case 'logMinmax':
      return betweenExtremes(mapKnown(values, signedLog))
    case 'zNormal':
      return standardised(values, normalBelow)
    case 'zLinear':
      return standardised(values, (z) => clamp(0.5 + z / 6))
    case 'target':
      if (!(normaliser.target > 0)) throw new RangeError(`a target of ${normaliser.target}`)
      return mapKnown(values, (x) => clamp(x / normaliser.target))
    case 'bands':
      return mapKnown(values, (x) => pointsOfBand(x, normaliser.bands) / 100)
    case 'rating5':
      return mapKnown(values, shareOfRating)
  }
}

function betweenExtremes(values: Column): (number | null)[] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value === null) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return mapKnown(values, (x) => (high === low ? 0.5 : (x - low) / (high - low)))
}

/** Pulls the outermost 5 % at either end in to the 5th and 95th percentile, so that one giant does not flatten all. */
function winsorised(values: Column): (number | null)[] {
  const ascending = Float64Array.from(values.filter((value) => value !== null)).sort()
  if (ascending.length === 0) return [...values]
  const low = quantile(ascending, 0.05)
  const high = quantile(ascending, 0.95)
  return mapKnown(values, (x) => Math.min(Math.max(x, low), high))
}

/** ln(1 + x) mirrored at 0, because profit can be negative. */
function signedLog(x: number): number {
  return Math.sign(x) * Math.log1p(Math.abs(x))
}

function standardised(values: Column, shareOf: (z: number) => number): (number | null)[] {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return [...values]
  const centre = mean(known)
  const deviation = populationDeviation(known)
  return mapKnown(values, (x) => (deviation === 0 ? 0.5 : shareOf((x - centre) / deviation)))
}

function pointsOfBand(x: number, bands: { from: number | null; points: number }[]): number {
  const band = bands.findLast(({ from }) => from === null || x >= from)
  if (!band) throw new RangeError(`no band for ${x}`)
  return band.points
}

function shareOfRating(rating: number): number {
  if (!(rating >= 1 && rating <= 5)) throw new RangeError(`a rating of ${rating}`)
  return (rating - 1) / 4
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1)
}

function mapKnown(values: Column, change: (value: number) => number): (number | null)[] {
  return values.map((value) => (value === null ? null : change(value)))
}
