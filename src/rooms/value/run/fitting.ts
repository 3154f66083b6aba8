// The statistics behind lifetime value in one piece: which model the orders of all accounts carry, how it did on orders
// it had not seen, and what it foresees for every account. Plain columns go in and come out, so that it can be run in a
// thread of its own.
import type { BetaGeometricName } from '#numbers/beta-geometric.ts'
import { bgNbd } from '#numbers/bg-nbd.ts'
import { type Choice, chooseModel, fewestMembers, fewestRepeats } from '#numbers/choose-model.ts'
import type { Fit } from '#numbers/fit.ts'
import {
  expectedSpend,
  fitGammaGamma,
  type GammaGammaParams,
  spendCorrelation,
} from '#numbers/gamma-gamma.ts'
import { mbgNbd } from '#numbers/mbg-nbd.ts'
import { type ParetoName, paretoNbd } from '#numbers/pareto-nbd.ts'
import { predict } from '#numbers/prediction.ts'
import {
  type Counted,
  countEqual,
  type Histories,
  type History,
  historyAt,
} from '#numbers/repeat-histories.ts'
import type { RepeatModel } from '#numbers/repeat-model.ts'
import {
  type ContractParams,
  fitShiftedBetaGeometric,
  type Renewals,
  survival,
} from '#numbers/shifted-beta-geometric.ts'
import { calibration, expectedCumulative } from '#numbers/tracking.ts'
import type { Confidence } from '../parts.ts'
import type { ModelChoice } from '../settling/settings.ts'
import { comingOrders } from '../worth/coming-orders.ts'

export type OrderModel =
  | { by: 'bgNbd' | 'mbgNbd'; fit: Fit<BetaGeometricName> }
  | { by: 'paretoNbd'; fit: Fit<ParetoName> }

/** All that is needed to value an account later, by the same model. */
export type KnownModel = {
  orders: OrderModel | null
  /** Values those that never ordered again, where the model of the others cannot see that they may have left. */
  withoutRepeat: OrderModel | null
  spend: GammaGammaParams | null
  /** Mean value of a day with an order, where an account's own says too little. */
  meanMinor: number | null
  renewal: ContractParams | null
  confidence: Confidence
}

/**
 * One place an account that ever ordered; `mean` is that of its repeats, 0 where there is none. `recent` and `recentMean`
 * are those of the last year, all repeats where it had none: models of spending know no trend, and what an account paid
 * for one order three years ago says little of the next.
 */
export type Observed = Histories & { mean: Float64Array; recent: Float64Array; recentMean: Float64Array }
/** The same accounts as far as they had ordered before the holdout, and what they did in it. */
export type Held = Histories & {
  counts: Float64Array
  weeks: number
  /** Repeats of these accounts, all together, up to the end of each week from the first order of all on. */
  seen: Float64Array
  /** The ends of these weeks, in weeks since that order; the last one may be cut short. */
  ends: Float64Array
  /** Of these weeks so many lie before the holdout. */
  weeksBefore: number
}

export type Fitted = {
  model: 'bgNbd' | 'mbgNbd' | 'paretoNbd'
  parameters: { name: string; value: number; error: number | null }[]
  logLikelihood: number
  converged: boolean
  identified: boolean
  holdoutError: number | null
  holdoutRatio: number | null
}

/** The model as it is told: all of it is kept with the run. */
export type ToldModel = {
  chosen: 'bgNbd' | 'mbgNbd' | 'paretoNbd' | 'simple'
  because: 'bestFit' | 'asSet' | 'noDropout' | 'tooFew' | 'notIdentified' | 'notConverged'
  histories: { accounts: number; repeats: number; withoutRepeat: number; distinct: number }
  candidates: Fitted[]
  spend: {
    p: number
    q: number
    gamma: number
    logLikelihood: number
    meanMinor: number
    correlation: number
  } | null
  renewal: {
    alpha: number
    beta: number
    logLikelihood: number
    agreements: number
    survival: { term: number; seen: number | null; expected: number }[]
  } | null
  check: {
    bins: { repeats: number; accounts: number; seen: number; expected: number }[]
    /** Repeats added up, week by week. */
    seen: number[]
    expected: number[]
    weeksBefore: number
    meanAbsoluteError: number
    actual: number
    foreseen: number
    accounts: number
  } | null
}

export type FitAsk = {
  observed: Observed
  held: Held | null
  renewals: Renewals | null
  choice: ModelChoice
  /** What is observed ends where the holdout begins: the models are those that it checks. */
  endsAtHoldout?: boolean
  /** Leaves out the model of other assumptions that the chosen one is compared with: it costs the most. */
  uncompared?: boolean
}

/** Fewer contracts carry no model of renewal. */
const fewestContracts = 20
/** Fewer accounts with repeats carry no model of order values. */
const fewestSpenders = 50

export const fitModels = (ask: FitAsk): { known: KnownModel; told: ToldModel } => {
  const { observed, held, renewals, choice } = ask
  const counted = countEqual(observed)
  const picked = pick(counted, choice, !ask.uncompared)
  const holdout = held ? holdoutOf(held, ask.endsAtHoldout ? picked.candidates : []) : null
  const spend = spendOf(observed)
  const renewal = renewalOf(renewals)
  const known: KnownModel = {
    orders: picked.model,
    withoutRepeat: picked.withoutRepeat,
    spend: spend.params,
    meanMinor: spend.meanMinor,
    renewal: renewal?.params ?? null,
    confidence: picked.confidence,
  }
  const check = picked.model && holdout ? checkOf(picked.model.by, holdout) : null
  return {
    known,
    told: {
      chosen: picked.model?.by ?? 'simple',
      because: picked.because,
      histories: {
        accounts: counted.members,
        repeats: counted.repeats,
        withoutRepeat: counted.count.reduce((sum, count, i) => (counted.x[i] === 0 ? sum + count : sum), 0),
        distinct: counted.count.length,
      },
      candidates: picked.candidates.map((one) => toldFit(one, holdout)),
      spend: spend.told,
      renewal: renewal?.told ?? null,
      check,
    },
  }
}

// Each has parameters of its own, which go with its name.
const models = { bgNbd, mbgNbd, paretoNbd } as unknown as Record<OrderModel['by'], RepeatModel<string>>

type Picked = {
  model: OrderModel | null
  withoutRepeat: OrderModel | null
  because: ToldModel['because']
  confidence: Confidence
  candidates: OrderModel[]
}

const pick = (counted: Counted, choice: ModelChoice, compared: boolean): Picked => {
  const nothing = { model: null, withoutRepeat: null, confidence: 'low' as const }
  if (counted.members < fewestMembers || counted.repeats < fewestRepeats)
    return { ...nothing, because: 'tooFew', candidates: [] }
  const chosen: Choice = chooseModel(counted, { check: compared })
  const candidates: OrderModel[] = chosen.candidates.map(({ model, fit }) => ({
    by: model === 'bg-nbd' ? 'bgNbd' : 'mbgNbd',
    fit,
  }))
  if (chosen.model !== 'simple' && chosen.check) candidates.push({ by: 'paretoNbd', fit: chosen.check.fit })
  if (choice === 'simple') return { ...nothing, because: 'asSet', candidates }
  const limit = choice === 'auto' && chosen.model === 'simple' ? limitOf(candidates) : null
  if (limit) return { ...nothing, model: limit, because: 'noDropout', candidates }
  const wanted =
    choice !== 'auto'
      ? choice
      : chosen.model === 'simple'
        ? null
        : chosen.model === 'bg-nbd'
          ? 'bgNbd'
          : 'mbgNbd'
  if (wanted === 'paretoNbd' && !candidates.some((one) => one.by === 'paretoNbd'))
    candidates.push({ by: 'paretoNbd', fit: paretoNbd.fit(counted) })
  const model = candidates.find((one) => one.by === wanted) ?? null
  if (!model?.fit.converged)
    return {
      ...nothing,
      because: candidates.some((one) => one.fit.converged) ? 'notIdentified' : 'notConverged',
      candidates,
    }
  const modified = candidates.find((one) => one.by === 'mbgNbd' && one.fit.identified) ?? null
  return {
    model,
    withoutRepeat: model.by === 'bgNbd' ? modified : null,
    because: choice === 'auto' ? 'bestFit' : 'asSet',
    confidence: !model.fit.identified || chosen.model === 'simple' ? 'low' : chosen.confidence,
    candidates,
  }
}

/** The holdout with the models fitted on what came before it, each once; null where that is too little. */
type Holdout = {
  held: Held
  counted: Counted
  paramsOf: (by: OrderModel['by']) => Record<string, number>
  isFitted: (by: OrderModel['by']) => boolean
}

const holdoutOf = (held: Held, fitted: readonly OrderModel[]): Holdout | null => {
  const counted = countEqual(held)
  if (counted.members < fewestMembers || counted.repeats < fewestRepeats) return null
  const params = new Map<OrderModel['by'], Record<string, number>>(
    fitted.map((one) => [one.by, one.fit.params]),
  )
  return {
    held,
    counted,
    paramsOf: (by) => {
      const own = params.get(by) ?? models[by].fit(counted).params
      params.set(by, own)
      return own
    },
    isFitted: (by) => params.has(by),
  }
}

/** A chance to drop out of less than this after each order is none. */
const noChance = 1e-4

/**
 * Where nobody is seen to leave, every model runs towards the same limit, in which orders come at random for ever, each
 * account at a rate of its own (NBD, Ehrenberg 1959). What drops out with it are the parameters of dropping out, which no
 * longer say anything; the others, and what is to be expected, are as sure as ever.
 */
const limitOf = (candidates: readonly OrderModel[]): OrderModel | null => {
  const likeliest = candidates.reduce<OrderModel | null>(
    (best, one) => (best && best.fit.logLikelihood >= one.fit.logLikelihood ? best : one),
    null,
  )
  if (!likeliest || likeliest.by === 'paretoNbd') return null
  const { r, alpha, a, b } = likeliest.fit.params
  return a / (a + b) < noChance && r < 1000 && alpha < 1000 ? likeliest : null
}

const toldFit = ({ by, fit }: OrderModel, holdout: Holdout | null): Fitted => {
  // Pareto/NBD only checks the others, and is dear, so that it is not fitted twice.
  const foreseen =
    holdout && (by !== 'paretoNbd' || holdout.isFitted(by))
      ? calibration(models[by], holdout.paramsOf(by), holdout.counted, {
          t: holdout.held.weeks,
          counts: holdout.held.counts,
        })
      : null
  const errors = fit.standardErrors as Record<string, number> | null
  return {
    model: by,
    parameters: Object.entries(fit.params).map(([name, value]) => ({
      name,
      value,
      error: errors?.[name] ?? null,
    })),
    logLikelihood: fit.logLikelihood,
    converged: fit.converged,
    identified: fit.identified,
    holdoutError: foreseen?.meanAbsoluteError ?? null,
    holdoutRatio: foreseen && foreseen.actual > 0 ? foreseen.expected / foreseen.actual : null,
  }
}

const checkOf = (by: OrderModel['by'], { held, counted, paramsOf }: Holdout): ToldModel['check'] => {
  const params = paramsOf(by)
  const found = calibration(models[by], params, counted, { t: held.weeks, counts: held.counts })
  return {
    bins: found.bins.flatMap(({ x, members, actual, expected }) =>
      members === 0 || actual === null || expected === null
        ? []
        : [{ repeats: x, accounts: members, seen: actual, expected }],
    ),
    seen: [...held.seen],
    expected: expectedCumulative(models[by], params, counted, [...held.ends]),
    weeksBefore: held.weeksBefore,
    meanAbsoluteError: found.meanAbsoluteError,
    actual: found.actual,
    foreseen: found.expected,
    accounts: counted.members,
  }
}

const spendOf = ({ x, mean }: Observed) => {
  const places: number[] = []
  for (let i = 0; i < x.length; i += 1) if ((x[i] ?? 0) > 0 && (mean[i] ?? 0) > 0) places.push(i)
  const members = places.length
  if (members === 0) return { params: null, meanMinor: null, told: null }
  const spend = {
    x: Float64Array.from(places, (i) => x[i] ?? 0),
    mean: Float64Array.from(places, (i) => mean[i] ?? 0),
  }
  const plain = spend.mean.reduce((sum, value) => sum + value / members, 0)
  if (members < fewestSpenders) return { params: null, meanMinor: plain, told: null }
  const fit = fitGammaGamma(spend)
  if (!fit.converged) return { params: null, meanMinor: plain, told: null }
  const { p, q, gamma } = fit.params
  const meanMinor = (p * gamma) / (q - 1)
  // A mean that lies near the bound of existing says nothing of what people pay.
  const sound = Number.isFinite(meanMinor) && q > 1.01
  return {
    params: sound ? fit.params : null,
    meanMinor: sound ? meanMinor : plain,
    told: sound
      ? {
          p,
          q,
          gamma,
          logLikelihood: fit.logLikelihood,
          meanMinor,
          correlation: spendCorrelation(spend) ?? 0,
        }
      : null,
  }
}

const renewalOf = (
  renewals: Renewals | null,
): { params: ContractParams | null; told: ToldModel['renewal'] } | null => {
  if (!renewals) return null
  const { lost, kept } = renewals
  const count = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0)
  const agreements = count(lost) + count(kept)
  // Whoever has not come to a renewal yet says nothing.
  const asked = agreements - (kept[0] ?? 0)
  if (asked < fewestContracts) return null
  const fit = fitShiftedBetaGeometric(renewals)
  if (!fit.identified) return null
  const { alpha, beta } = fit.params
  const terms = Math.max(lost.length, kept.length)
  let there = 1
  return {
    params: fit.params,
    told: {
      alpha,
      beta,
      logLikelihood: fit.logLikelihood,
      agreements,
      survival: Array.from({ length: terms + 1 }, (_, term) => {
        if (term > 0) {
          // Those that came to this renewal, and how many of them went on (Kaplan & Meier 1958).
          const came = count(lost.slice(term - 1)) + count(kept.slice(term))
          there = came > 0 ? there * (1 - (lost[term - 1] ?? 0) / came) : Number.NaN
        }
        return { term, seen: Number.isNaN(there) ? null : there, expected: survival(fit.params, term) }
      }),
    },
  }
}

/** What is foreseen of every account, one place each, as they were given; NaN where no model says. */
export type Foresight = {
  by: ('bgNbd' | 'mbgNbd' | 'paretoNbd' | null)[]
  alive: Float64Array
  yearOrders: Float64Array
  horizonOrders: Float64Array
  discountedOrders: Float64Array
  lowOrders: Float64Array
  highOrders: Float64Array
  spendMinor: Float64Array
}

export type Ahead = {
  weeks: number
  delta: number
  level?: number
  /** Leaves out of intervals how unsure the parameters are. */
  surely?: boolean
}

/** With more histories than this, intervals leave out how unsure the parameters are: with so many they hardly are. */
const manyHistories = 20_000

export const foresee = (known: KnownModel, observed: Observed, ahead: Ahead): Foresight => {
  const counted = countEqual(observed)
  const places = counted.count.length
  const column = (length: number) => new Float64Array(length).fill(Number.NaN)
  const own = {
    alive: column(places),
    yearOrders: column(places),
    horizonOrders: column(places),
    discountedOrders: column(places),
    lowOrders: column(places),
    highOrders: column(places),
  }
  const ways = Array.from({ length: places }, (_, i) => modelFor(known, counted.x[i] ?? 0))
  for (const [i, model] of ways.entries()) {
    if (!model) continue
    const seen = foreseeOne(model, historyAt(counted, i), ahead, places <= manyHistories && !ahead.surely)
    for (const key of Object.keys(own) as (keyof typeof own)[]) own[key][i] = seen[key]
  }
  const spread = (values: Float64Array) =>
    Float64Array.from(counted.of, (place) => values[place] ?? Number.NaN)
  return {
    by: Array.from(counted.of, (place) => ways[place]?.by ?? null),
    alive: spread(own.alive),
    yearOrders: spread(own.yearOrders),
    horizonOrders: spread(own.horizonOrders),
    discountedOrders: spread(own.discountedOrders),
    lowOrders: spread(own.lowOrders),
    highOrders: spread(own.highOrders),
    spendMinor: Float64Array.from(observed.recent, (count, i) =>
      spendExpected(known, count, observed.recentMean[i] ?? 0),
    ),
  }
}

export const modelFor = (known: KnownModel, repeats: number): OrderModel | null =>
  repeats === 0 && known.withoutRepeat ? known.withoutRepeat : known.orders

/** The value to expect of a day with an order: between the account's own mean and that of all. */
export const spendExpected = (known: KnownModel, repeats: number, meanMinor: number): number => {
  if (repeats > 0 && meanMinor > 0)
    return known.spend ? expectedSpend(known.spend, repeats, meanMinor) : meanMinor
  return known.meanMinor ?? Number.NaN
}

export const expectedOrders = (model: OrderModel, history: History, t: number): number =>
  models[model.by].expected(model.fit.params, history, t)

export const foreseeOne = (
  model: OrderModel,
  history: History,
  { weeks, delta, level = 0.8 }: Ahead,
  withDoubt = true,
) => {
  const coming = comingOrders((t) => expectedOrders(model, history, t), weeks, delta)
  const alive = models[model.by].probabilityAlive(model.fit.params, history)
  if (model.by === 'paretoNbd') {
    // It knows no distribution of its own here: that of one who buys at random at the rate to be expected.
    const spread = 1.2816 * Math.sqrt(coming.horizonOrders * (1 + coming.horizonOrders / (1 + history.x)))
    return {
      ...coming,
      alive,
      lowOrders: Math.max(0, Math.floor(coming.horizonOrders - spread)),
      highOrders: Math.ceil(coming.horizonOrders + spread),
    }
  }
  const fit = withDoubt ? model.fit : { ...model.fit, covariance: null }
  const { low, high } = predict({ bgNbd, mbgNbd }[model.by], fit, history, weeks, level)
  // Of one that has most likely left, nothing comes in eight cases of ten, and something on average: that lies within, too.
  return {
    ...coming,
    alive,
    lowOrders: Math.min(low, coming.horizonOrders),
    highOrders: Math.max(high, coming.horizonOrders),
  }
}
