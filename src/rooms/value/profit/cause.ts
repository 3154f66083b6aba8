// Why an account costs more than it brings, and what would make up for it.
import type { ServicePart } from '../parts.ts'

export type Cause = {
  margin: number | null
  /** Cost to serve over net sales. */
  serviceShare: number | null
  /** The part of cost to serve that is largest; null where there is none. */
  largest: ServicePart | null
  lossMinor: number
  /** By how much prices would have to rise, or cost to serve to fall, for nothing to be lost. */
  priceRise: number | null
  serviceCut: number | null
}

type Told = {
  netMinor: number
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
}

export const causeOf = (row: Told, service: readonly ServicePart[]): Cause => {
  const { netMinor: net, profitMinor: profit, costToServeMinor: cost } = row
  const loss = Math.max(0, -(row.contributionMinor ?? 0))
  const largest = service.reduce<ServicePart | null>(
    (most, part) => (part.minor > (most?.minor ?? 0) ? part : most),
    null,
  )
  return {
    margin: profit !== null && net > 0 ? profit / net : null,
    serviceShare: net > 0 ? cost / net : null,
    largest,
    lossMinor: loss,
    priceRise: loss > 0 && net > 0 ? loss / net : null,
    serviceCut: loss > 0 && cost >= loss ? loss / cost : null,
  }
}
