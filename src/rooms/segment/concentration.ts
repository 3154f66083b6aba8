// How far the business hangs on a few accounts: the 80/20 view of who buys.
import {
  abcClasses,
  countReaching,
  gini,
  giniUnbiased,
  hhi,
  paretoCurve,
  shareOfBottom80,
  shareOfTop,
} from '#numbers/concentration.ts'

export type Holding = { accountId: string; name: string; valueMinor: number }

const curvePoints = 200
const topShown = 50
const losersShown = 50

/** Accounts by value, best first; those below zero count as nothing in the curve and are listed on their own. */
export const concentrationOf = (holdings: readonly Holding[]) => {
  const sorted = [...holdings].sort(
    (a, b) => b.valueMinor - a.valueMinor || (a.accountId < b.accountId ? -1 : 1),
  )
  const values = sorted.map((one) => Math.max(0, one.valueMinor))
  const total = values.reduce((sum, value) => sum + value, 0)
  const classes = abcClasses(values)
  let reached = 0
  const top = sorted.slice(0, topShown).map((one, index) => {
    const value = values[index] ?? 0
    reached += value
    return {
      ...one,
      share: total ? value / total : 0,
      cumulative: total ? reached / total : 0,
      class: classes[index] ?? ('C' as const),
    }
  })
  return {
    accounts: sorted.length,
    totalMinor: holdings.reduce((sum, one) => sum + one.valueMinor, 0),
    gini: gini(values),
    giniUnbiased: giniUnbiased(values),
    hhi: hhi(values),
    reaching80: countReaching(values, 0.8) ?? 0,
    topFifthShare: shareOfTop(values, Math.round(values.length / 5)),
    bottomFourFifthsShare: shareOfBottom80(values),
    top10Share: shareOfTop(values, 10),
    classes: (['A', 'B', 'C'] as const).map((name) => ({
      class: name,
      accounts: classes.filter((one) => one === name).length,
      totalMinor: values.reduce((sum, value, index) => (classes[index] === name ? sum + value : sum), 0),
    })),
    curve: paretoCurve(values, curvePoints).map((point) => ({
      accounts: Math.round(point.part * values.length),
      share: point.share,
    })),
    top,
    losers: sorted
      .filter((one) => one.valueMinor < 0)
      .slice(-losersShown)
      .reverse(),
  }
}
