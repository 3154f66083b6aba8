// Members who buy and drop out exactly as the BG/NBD or MBG/NBD says, drawn from a seed.
import type { BetaGeometricParams } from '../src/numbers/beta-geometric.ts'
import { mulberry32 } from '../src/numbers/prng.ts'

const normalDraw = (draw: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

/** Marsaglia & Tsang 2000. */
export const gammaDraw = (shape: number, draw: () => number): number => {
  if (shape < 1) return gammaDraw(shape + 1, draw) * (1 - draw()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const z = normalDraw(draw)
    const v = (1 + z / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - draw()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

export const betaDraw = (a: number, b: number, draw: () => number): number => {
  const one = gammaDraw(a, draw)
  return one / (one + gammaDraw(b, draw))
}

/** Times of the repeats of one member up to T, and whether the member is alive then. */
export const lifeOf = (
  { r, alpha, a, b }: BetaGeometricParams,
  T: number,
  draw: () => number,
  firstIsChance = false,
): { times: number[]; alive: boolean } => {
  const rate = gammaDraw(r, draw) / alpha
  const chance = betaDraw(a, b, draw)
  const times: number[] = []
  let alive = !(firstIsChance && draw() < chance)
  let time = 0
  while (alive) {
    time -= Math.log(1 - draw()) / rate
    if (!(time <= T)) break
    times.push(time)
    alive = draw() >= chance
  }
  return { times, alive }
}

/**
 * Histories in weeks of members who came evenly over the first third of an observation, to the day or to the week;
 * several purchases of one of those are one.
 */
export const simulatedHistories = (
  params: BetaGeometricParams,
  members: number,
  { seed = 1, weeks = 78, per = 1 / 7, firstIsChance = false } = {},
) => {
  const draw = mulberry32(seed)
  const x = new Float64Array(members)
  const tx = new Float64Array(members)
  const T = new Float64Array(members)
  for (let i = 0; i < members; i++) {
    const came = Math.floor((draw() * weeks) / 3 / per)
    T[i] = (Math.round(weeks / per) - came) * per
    let last = 0
    for (const time of lifeOf(params, T[i]!, draw, firstIsChance).times) {
      const until = Math.ceil(time / per) * per
      if (until > last && until <= T[i]!) {
        x[i]! += 1
        tx[i] = until
        last = until
      }
    }
  }
  return { x, tx, T }
}
