// What an account is worth beyond its profit: whom it brings, what we learn from it, how our people grow with it.
// Never part of the accounting profit: it stands beside it, up to a cap.
import type { Parts } from '../parts.ts'
import type { ValueSettings } from '../settling/settings.ts'

export type Referred = {
  referredId: string | null
  name: string
  /** Of the customer referred; of one that is not known, that of a new account. */
  lifetimeMinor: number
  /** Has ordered already. */
  buys: boolean
}
export type Judged = { referrals: readonly Referred[]; learning: number | null; skill: number | null }

export const nothingJudged: Judged = { referrals: [], learning: null, skill: null }

export const highestLevel = 5

/** Source: methods.md 3.1. The sum counts up to a share of the profit, and of a loss, or an unknown profit, not at all. */
export const intangibleOf = (
  judged: Judged,
  profitMinor: number | null,
  settings: Pick<
    ValueSettings,
    'attribution' | 'conversion' | 'learningUnit' | 'skillUnit' | 'intangibleCap'
  >,
  minorPerMajor: number,
): Parts['intangible'] => {
  const referrals = judged.referrals.map(({ referredId, name, lifetimeMinor, buys }) => {
    const probability = buys ? 1 : settings.conversion
    const worth = Math.max(0, lifetimeMinor)
    return {
      referredId,
      name,
      lifetimeMinor: worth,
      probability,
      minor: Math.round(worth * probability * settings.attribution),
    }
  })
  const referralMinor = referrals.reduce((sum, one) => sum + one.minor, 0)
  const levelMinor = (level: number | null, unit: number) =>
    Math.round(((level ?? 0) / highestLevel) * unit * minorPerMajor)
  const learningMinor = levelMinor(judged.learning, settings.learningUnit)
  const skillMinor = levelMinor(judged.skill, settings.skillUnit)
  return {
    referrals,
    referralMinor,
    learningLevel: judged.learning,
    learningMinor,
    skillLevel: judged.skill,
    skillMinor,
    sumMinor: referralMinor + learningMinor + skillMinor,
    capMinor: Math.round(settings.intangibleCap * Math.max(0, profitMinor ?? 0)),
  }
}

/** What of it counts. */
export const cappedOf = ({
  sumMinor,
  capMinor,
}: Pick<Parts['intangible'], 'sumMinor' | 'capMinor'>): number => Math.min(sumMinor, capMinor)

/** Profit and what counts of the intangible, less cost to serve; null where profit is not known. */
export const totalOf = (
  profitMinor: number | null,
  intangibleMinor: number,
  costToServeMinor: number,
): number | null => (profitMinor === null ? null : profitMinor + intangibleMinor - costToServeMinor)
