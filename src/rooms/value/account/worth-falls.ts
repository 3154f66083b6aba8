// What an account is worth as a waterfall: from net sales to the contribution, and beside it what is not accounting profit.

import type { Parts, ServiceKind, ServicePart } from '../parts.ts'
import { cappedOf } from '../worth/intangible.ts'
import type { Fall } from './falls.ts'

export type WorthKey = 'net' | 'goods' | 'profit' | ServiceKind | 'contribution' | 'intangible' | 'total'
export type WorthFall = Fall<WorthKey> & { part?: ServicePart }

export type Worth = {
  netMinor: number
  profitMinor: number | null
  contributionMinor: number | null
  totalMinor: number | null
  parts: Pick<Parts, 'goods' | 'service' | 'intangible'>
}

const less = (minor: number | null): number | null => (minor === null ? null : minor === 0 ? 0 : -minor)

/** The parts of cost to serve stand with the largest first. */
export const worthFalls = ({
  netMinor,
  profitMinor,
  contributionMinor,
  totalMinor,
  parts,
}: Worth): WorthFall[] => [
  { key: 'net', whole: true, minor: netMinor },
  { key: 'goods', minor: less(parts.goods.costMinor) },
  { key: 'profit', whole: true, minor: profitMinor },
  ...[...parts.service]
    .sort((a, b) => b.minor - a.minor)
    .map((part): WorthFall => ({ key: part.kind, minor: less(part.minor), part })),
  { key: 'contribution', whole: true, minor: contributionMinor },
  { key: 'intangible', minor: cappedOf(parts.intangible), apart: true },
  { key: 'total', whole: true, minor: totalMinor, apart: true },
]
