// What every model of repeat purchases can say, whatever it assumes about how members buy and drop out.
import type { Fit } from './fit.ts'
import { type Counted, type History, thinned } from './repeat-histories.ts'

export type RepeatModel<Name extends string> = {
  name: string
  /** Of all members together. @throws RangeError when a parameter is not above 0. */
  logLikelihood(params: Record<Name, number>, histories: Counted): number
  fit(histories: Counted): Fit<Name>
  /** In [0, 1]: that the member has not dropped out by the end of the observation. */
  probabilityAlive(params: Record<Name, number>, history: History): number
  /** E[X(t)]: repeats of a new member in the time t since the first purchase. */
  expectedNew(params: Record<Name, number>, t: number): number
  /** E[Y(t) | x, tx, T]: repeats of this member in the time t after the observation. */
  expected(params: Record<Name, number>, history: History, t: number): number
}

/** @throws RangeError when a parameter is not a number above 0. */
export function refuseParams(params: Record<string, number>): void {
  for (const name in params) {
    const value = params[name]!
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} lies above 0, not at ${value}`)
  }
}

/** @throws RangeError when a time ahead is negative or not finite. */
export function refuseTime(t: number): void {
  if (!(t >= 0 && t < Infinity)) throw new RangeError(`a time ahead of ${t}`)
}

/** Two scales of time to start a search from: a small one, and half of the middle time of observation. */
export function startingScales(histories: Counted): [number, number] {
  if (histories.members === 0) throw new RangeError('a fit to no members')
  const times = thinned(histories, 5000).T.toSorted()
  const longest = times.at(-1)!
  if (!(longest > 0)) throw new RangeError('a fit to members who were not observed')
  return [longest / 64, Math.max(longest / 64, times[times.length >> 1]! / 2)]
}
