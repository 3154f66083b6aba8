// A dozen customers that look good by sales and cost more than they bring, each three for another reason.
import type { DemoAccount } from './accounts.ts'
import { streamOf } from './random.ts'
import { lastYear, type Takings } from './takings.ts'

export const causes = ['margin', 'returns', 'service', 'late'] as const
export type Cause = (typeof causes)[number]
const ofEach = 3

/** Large enough to be somebody’s pride, small enough that the loss is no riddle: places by sales. */
const from = 30
const to = 110

/** By code; `accounts` without those that tell a story already, in the order of how much they buy. */
export function losingOf(
  accounts: readonly DemoAccount[],
  takings: ReadonlyMap<string, Takings>,
  isLate: (account: DemoAccount) => boolean,
  seed: number,
): Map<string, Cause> {
  const random = streamOf(seed, 'losing')
  const known = accounts.slice(from, to).flatMap((account) => {
    const own = takings.get(account.code)
    const net = own ? lastYear(own.net) : 0
    const profit = own ? lastYear(own.profit) : 0
    // Nobody new: it has come to this over three years.
    const isOld = own?.net.slice(0, 12).some((value) => value > 0)
    if (!own || !isOld || account.status !== 'active' || net <= 0 || profit <= 0) return []
    return [{ account, margin: profit / net, returns: lastYear(own.returns) / net, chance: random.unit() }]
  })
  const ways: Record<Cause, (one: (typeof known)[number]) => number> = {
    margin: (one) => one.margin,
    returns: (one) => -one.returns,
    service: (one) => one.chance,
    late: (one) => (isLate(one.account) ? one.margin : Number.POSITIVE_INFINITY),
  }
  const chosen = new Map<string, Cause>()
  // Who pays late is rare, so they are taken first.
  for (const cause of [...causes].reverse())
    for (const { account } of known
      .filter(({ account: { code } }) => !chosen.has(code))
      .sort((a, b) => ways[cause](a) - ways[cause](b))
      .slice(0, ofEach))
      chosen.set(account.code, cause)
  return chosen
}
