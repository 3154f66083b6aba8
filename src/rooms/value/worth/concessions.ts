// What giving way on the price costs: in a year, over the horizon, and the volume that would make up for it.

export const concessionPoints = [1, 2, 3, 5] as const

export type Concession = {
  points: number
  yearMinor: number
  horizonMinor: number | null
  /** Times the volume of today; null where no volume makes up for it. */
  breakEvenVolume: number | null
}

/**
 * A price lowered by so many points costs that share of sales. At the margin m the volume must grow to m/(m − points)
 * of today's to earn the same; a margin as thin as the concession cannot.
 */
export const concessionsOf = (ask: {
  yearNetMinor: number
  /** Net sales expected over the horizon, discounted. */
  horizonNetMinor: number | null
  margin: number | null
}): Concession[] =>
  concessionPoints.map((points) => {
    const share = points / 100
    return {
      points,
      yearMinor: Math.round(Math.max(0, ask.yearNetMinor) * share),
      horizonMinor:
        ask.horizonNetMinor === null ? null : Math.round(Math.max(0, ask.horizonNetMinor) * share),
      breakEvenVolume:
        ask.margin !== null && ask.margin > share + 1e-12 ? ask.margin / (ask.margin - share) : null,
    }
  })
