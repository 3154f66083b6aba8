// A group added up: every account once, whatever lies above or below it, since orders belong to the one that placed them.

export type Rolled = {
  netMinor: number
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
  totalMinor: number | null
  lifetimeMinor: number | null
}

/** What is unknown of one is left out of the sum; what is unknown of all stays unknown. */
export const groupTotal = (
  members: readonly (Rolled & { accountId: string })[],
): Rolled & { accounts: number } => {
  const once = [...new Map(members.map((one) => [one.accountId, one])).values()]
  const sum = (of: keyof Rolled): number | null => {
    const known = once.flatMap((one) => one[of] ?? [])
    return known.length ? known.reduce((all, value) => all + value, 0) : null
  }
  return {
    accounts: once.length,
    netMinor: sum('netMinor') ?? 0,
    profitMinor: sum('profitMinor'),
    costToServeMinor: sum('costToServeMinor') ?? 0,
    contributionMinor: sum('contributionMinor'),
    totalMinor: sum('totalMinor'),
    lifetimeMinor: sum('lifetimeMinor'),
  }
}
