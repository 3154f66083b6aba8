// What one member will do, and how sure that is: because parameters are estimates, and because numbers fall by chance.
import type { BetaGeometric, BetaGeometricName, BetaGeometricParams } from './beta-geometric.ts'
import type { Fit } from './fit.ts'
import type { History } from './repeat-histories.ts'
import { cholesky } from './small-matrix.ts'

export type Prediction = {
  /** E[Y(t) | x, tx, T], repeats. */
  expected: number
  /** How far `expected` itself is uncertain, since the parameters are estimates. Null where the fit has no covariance. */
  standardError: number | null
  /** Whole numbers of repeats; the number to come lies from `low` to `high` with at least the chance of `level`. */
  low: number
  high: number
  level: number
}

/**
 * Repeats of a member in the time t after the observation.
 * The standard error is that of the delta method, over the covariance of the logarithms of the parameters.
 * The interval is of the exact distribution P(Y(t) = n | x, tx, T): a member who is alive goes on as a new one of
 * BG/NBD with r + x, α + T, a and b + k (posterior, Fader, Hardie & Lee 2005, appendix), one who is not stays at 0.
 * That distribution is averaged over the parameters, at the 2·4 points of the spherical-radial rule of third degree
 * (Arasaratnam & Haykin 2009, IEEE Trans. Automatic Control 54(6)), each two standard errors from the estimate.
 * Where the fit is not identified it is that of the estimate alone.
 * @param level in (0, 1); each side leaves out at most half of the rest.
 * @throws RangeError when t is negative, the history unfit or the level none.
 */
export function predict(
  model: BetaGeometric,
  fit: Fit<BetaGeometricName>,
  history: History,
  t: number,
  level = 0.8,
): Prediction {
  if (!(level > 0 && level < 1)) throw new RangeError(`an interval that holds ${level}`)
  const spread = fit.covariance && cholesky(fit.covariance)
  const around = spread ? pointsAround(fit.params, spread, 2) : [fit.params]
  const tail = (1 - level) / 2
  let low: number | null = null
  let n = 0
  for (let below = 0; ; n++) {
    for (const params of around) below += model.probabilityOf(params, history, t, n) / around.length
    if (low === null && below > tail) low = n
    if (!(n < longest)) throw new RangeError('a distribution without end')
    // The last digits of the sum may never be reached by a tail that is thinner still.
    if (below >= 1 - tail - 1e-12) break
  }
  return {
    expected: model.expected(fit.params, history, t),
    standardError: spread && deltaError((params) => model.expected(params, history, t), fit.params, spread),
    low: low ?? n,
    high: n,
    level,
  }
}

/** More repeats than anybody can have; a distribution that reaches so far is none. */
const longest = 100_000

const order = ['r', 'alpha', 'a', 'b'] as const

/** The estimate moved along each column of the root of the covariance, forwards and backwards. */
function pointsAround(
  params: BetaGeometricParams,
  root: readonly (readonly number[])[],
  by: number,
): BetaGeometricParams[] {
  return order.flatMap((_, column) =>
    [by, -by].map((step) => {
      const moved = (row: number) => params[order[row]!] * Math.exp(step * root[row]![column]!)
      return { r: moved(0), alpha: moved(1), a: moved(2), b: moved(3) }
    }),
  )
}

/** √(gᵀ·C·g) = |Lᵀ·g|: the slopes along the columns of the root L, squared and summed. */
function deltaError(
  value: (params: BetaGeometricParams) => number,
  params: BetaGeometricParams,
  root: readonly (readonly number[])[],
): number {
  const step = 1e-3
  const values = pointsAround(params, root, step).map(value)
  let squares = 0
  for (let i = 0; i < values.length; i += 2) squares += ((values[i]! - values[i + 1]!) / (2 * step)) ** 2
  return Math.sqrt(squares)
}
