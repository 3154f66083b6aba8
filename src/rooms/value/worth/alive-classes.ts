// The map of who is still a customer: weeks since the last order by days with an order.

/** Where each class begins; the last one is open. */
export const weeksFrom = [0, 2, 4, 8, 13, 26, 39, 52, 78] as const
export const repeatsFrom = [0, 1, 2, 4, 7, 13, 25, 50, 100] as const

/** Where a class ends; null for the last. */
export const belowOf = (bounds: readonly number[], from: number): number | null =>
  bounds[bounds.indexOf(from) + 1] ?? null
