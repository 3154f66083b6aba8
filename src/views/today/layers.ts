// The pyramid: what each layer of accounts is and what it brings.

export type Layer = 'key' | 'important' | 'general' | 'none'
export type TierTotal = {
  tier: string | null
  accounts: number
  netMinor: number
  profitMinor: number | null
}

/** Which layer a tier belongs to; `none` for accounts without one. */
export const layersOf = (totals: readonly TierTotal[], layerOf: (tier: string) => Layer | null) => {
  const netMinor = sum(totals.map((one) => one.netMinor))
  const profits = totals.flatMap((one) => (one.profitMinor === null ? [] : [one.profitMinor]))
  const profitMinor = profits.length ? sum(profits) : null
  const share = (part: number | null, whole: number | null) =>
    part === null || !whole || whole < 0 ? null : part / whole
  return (['key', 'important', 'general', 'none'] as const).flatMap((layer) => {
    const members = totals.filter(
      (one) => (one.tier === null ? 'none' : (layerOf(one.tier) ?? 'none')) === layer,
    )
    const accounts = sum(members.map((one) => one.accounts))
    if (layer === 'none' && accounts === 0) return []
    const net = sum(members.map((one) => one.netMinor))
    const known = members.flatMap((one) => (one.profitMinor === null ? [] : [one.profitMinor]))
    const profit = known.length ? sum(known) : null
    return [
      {
        layer,
        accounts,
        netMinor: net,
        profitMinor: profit,
        netShare: share(net, netMinor),
        profitShare: share(profit, profitMinor),
      },
    ]
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
