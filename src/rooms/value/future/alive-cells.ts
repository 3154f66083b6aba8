// The map of who is alive as rows and columns, from the cells that have accounts.
export type AliveCell = {
  weeksFrom: number
  weeksBelow: number | null
  repeatsFrom: number
  repeatsBelow: number | null
  accounts: number
  alive: number
  lifetimeMinor: number
}
export type Span = { from: number; below: number | null }

/** Each span once, in order, and one for every gap between two, so that the scale has no hole. */
const spansOf = (spans: readonly Span[]): Span[] => {
  const known = [...new Map(spans.map((span) => [span.from, span])).values()].sort((a, b) => a.from - b.from)
  return known.flatMap((span, index) => {
    const end = known[index - 1]?.below ?? 0
    return end < span.from ? [{ from: end, below: span.from }, span] : [span]
  })
}

/** Most repeats on top, the longest silence at the right: the corner to look at lies there. */
export const mapOf = (cells: readonly AliveCell[]) => {
  const found = new Map(cells.map((cell) => [`${cell.repeatsFrom} ${cell.weeksFrom}`, cell]))
  return {
    weeks: spansOf(cells.map((cell) => ({ from: cell.weeksFrom, below: cell.weeksBelow }))),
    repeats: spansOf(cells.map((cell) => ({ from: cell.repeatsFrom, below: cell.repeatsBelow }))).reverse(),
    at: (repeatsFrom: number, weeksFrom: number): AliveCell | undefined =>
      found.get(`${repeatsFrom} ${weeksFrom}`),
  }
}
