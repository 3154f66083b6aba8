// What fits an account that costs more than it brings: another price, a cheaper channel, or an end. Advice only: what
// is to be done is proposed by a person and approved by others.
import { type Earned, marginOf } from './margin.ts'

export type Advice =
  | { kind: 'reprice'; because: 'thinMargin' }
  | { kind: 'channel'; because: 'costlyService' }
  | { kind: 'exit'; because: 'bothAndNoFuture' }

export type Advised = Earned & {
  costToServeMinor: number
  contributionMinor: number | null
  lifetimeMinor: number | null
}

/** Margin and cost to serve over net sales, of all accounts whose costs are known. */
export type Usual = { margin: number | null; serviceShare: number | null }

/** Thin is less than half of the usual margin; costly is more than twice the usual cost to serve. */
export const adviceOf = (one: Advised, usual: Usual): Advice | null => {
  if (one.contributionMinor === null || one.contributionMinor >= 0) return null
  const margin = marginOf(one)
  const share = one.netMinor > 0 ? one.costToServeMinor / one.netMinor : null
  const thin = margin === null || margin <= 0 || (usual.margin !== null && margin < usual.margin / 2)
  const costly = share === null || (usual.serviceShare !== null && share > 2 * usual.serviceShare)
  if (thin && costly && (one.lifetimeMinor ?? 0) <= 0) return { kind: 'exit', because: 'bothAndNoFuture' }
  // A better channel does not help goods that are sold below their cost.
  if (margin !== null && margin <= 0) return { kind: 'reprice', because: 'thinMargin' }
  if (costly) return { kind: 'channel', because: 'costlyService' }
  if (thin) return { kind: 'reprice', because: 'thinMargin' }
  const byMargin = usual.margin ? (usual.margin - margin) / Math.abs(usual.margin) : 0
  const byService = usual.serviceShare ? (share - usual.serviceShare) / usual.serviceShare : 0
  return byService > byMargin
    ? { kind: 'channel', because: 'costlyService' }
    : { kind: 'reprice', because: 'thinMargin' }
}
