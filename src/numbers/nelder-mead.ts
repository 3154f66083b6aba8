// The lowest point of a function that gives its values only.

export type Lowest = { at: number[]; value: number; iterations: number; converged: boolean }

/** When to stop: both the values and the corners of the simplex lie this close together, or the steps run out. */
export type Patience = { spread: number; size: number; iterations: number }

const untilDigitsEnd: Patience = { spread: 1e-9, size: 1e-7, iterations: 4000 }

/**
 * A local minimum of `f` near `start`, by a simplex that reflects (1), expands (2), contracts (½) and shrinks (½).
 * Values that are no numbers count as infinitely high, so `f` may refuse points that way.
 * @param start n ≥ 1 finite numbers; the first simplex reaches ½ from there along each axis.
 * Source: Nelder & Mead 1965, with the order of trials of Lagarias et al. 1998.
 * @throws RangeError when there is nothing to vary or the start is not finite.
 */
export function nelderMead(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  patience: Partial<Patience> = {},
): Lowest {
  if (start.length === 0) throw new RangeError('a minimum over nothing')
  if (!start.every(Number.isFinite)) throw new RangeError('a search that starts at no point')
  const { spread, size, iterations: atMost } = { ...untilDigitsEnd, ...patience }
  const corner = (at: number[]) => {
    const value = f(at)
    return { at, value: Number.isNaN(value) ? Infinity : value }
  }
  const n = start.length
  const simplex = [
    corner([...start]),
    ...start.map((_, i) => corner(start.map((value, j) => (i === j ? value + 0.5 : value)))),
  ]
  for (let iterations = 0; ; iterations++) {
    simplex.sort((one, other) => one.value - other.value)
    const best = simplex[0]!
    const worst = simplex[n]!
    const converged =
      worst.value - best.value <= spread &&
      simplex.every(({ at }) => at.every((value, i) => Math.abs(value - best.at[i]!) <= size))
    if (converged || iterations >= atMost) return { ...best, iterations, converged }
    const centre = start.map((_, i) => {
      let sum = 0
      for (let c = 0; c < n; c++) sum += simplex[c]!.at[i]!
      return sum / n
    })
    const along = (step: number) => corner(centre.map((value, i) => value + step * (value - worst.at[i]!)))
    const reflected = along(1)
    if (reflected.value < best.value) {
      const expanded = along(2)
      simplex[n] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected
    else {
      const contracted = along(reflected.value < worst.value ? 0.5 : -0.5)
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[n] = contracted
      else
        for (let c = 1; c <= n; c++)
          simplex[c] = corner(simplex[c]!.at.map((value, i) => (value + best.at[i]!) / 2))
    }
  }
}
