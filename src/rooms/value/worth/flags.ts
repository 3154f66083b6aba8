// What is worth pointing out about an account, measured against the others of the same run.
import { quantile } from '#numbers/quantile.ts'
import type { Flag } from '../parts.ts'
import { type Earned, marginOf } from './margin.ts'

/** Where high margins begin and low volumes end. */
export type Marks = { highMargin: number | null; lowNetMinor: number | null }

const fewest = 4

/** The top quarter of margins, and the middle of net sales, over the accounts that bought; of very few none is told. */
export const marksOf = (list: readonly Earned[]): Marks => {
  const bought = list.filter((one) => one.netMinor > 0)
  const margins = bought.flatMap((one) => marginOf(one) ?? [])
  return {
    highMargin: margins.length >= fewest ? quantile(margins, 0.75) : null,
    lowNetMinor:
      bought.length >= fewest
        ? quantile(
            bought.map((one) => one.netMinor),
            0.5,
          )
        : null,
  }
}

export type Told = Earned & {
  contributionMinor: number | null
  alive: number | null
  isNew: boolean
  /** Has ordered at least once. Courting somebody who has not is no loss. */
  buys: boolean
}

export const flagsOf = (one: Told, { highMargin, lowNetMinor }: Marks): Flag[] => {
  const margin = marginOf(one)
  return [
    ...(one.buys && one.contributionMinor !== null && one.contributionMinor < 0
      ? (['lossMaker'] as const)
      : []),
    ...(margin !== null &&
    margin > 0 &&
    highMargin !== null &&
    lowNetMinor !== null &&
    margin >= highMargin &&
    one.netMinor < lowNetMinor
      ? (['highMarginLowVolume'] as const)
      : []),
    ...(one.alive !== null && one.alive < 0.5 ? (['lapsing'] as const) : []),
    ...(one.isNew ? (['new'] as const) : []),
  ]
}
