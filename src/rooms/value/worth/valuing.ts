// From everything that is known of accounts to what each is worth. No statistics of its own: what a model foresees comes
// in, and the same rules hold for a run over all accounts and for one over a few.
import { addMonths, type Day, type Month, monthOf } from '#base/calendar.ts'
import { minorPerMajor } from '#base/money.ts'
import { weeklyRate } from '#numbers/discounting.ts'
import type { Flag, LifetimeWay, Parts } from '../parts.ts'
import { type Foresight, foreseeOne, type KnownModel, modelFor, type Observed } from '../run/fitting.ts'
import type { Rates } from '../settling/rates.ts'
import type { ValueSettings } from '../settling/settings.ts'
import { agreementsWorth, type Contract } from './agreement-value.ts'
import { flagsOf, type Marks, marksOf } from './flags.ts'
import { cappedOf, intangibleOf, nothingJudged, type Referred, totalOf } from './intangible.ts'
import { type Foreseen, type Lifetime, lifetimeOf, simpleLifetime, type Way } from './lifetime.ts'
import { type Earned, marginOfAll, valuedMargin } from './margin.ts'
import { type Likes, likesOf, priorOf, type Seen } from './prior.ts'
import { type Counted, nothingCounted, type Profit, profitOf } from './profitability.ts'

export type Window = { from: Month; before: Month }

/** The complete months before the month of a day. */
export const windowOf = (asOf: Day, months: number): Window => ({
  from: addMonths(monthOf(asOf), -months),
  before: monthOf(asOf),
})

/** What a run is computed under. */
export type Frame = {
  asOf: Day
  window: Window
  settings: ValueSettings
  rates: Rates
  currency: string | null
}

export type Histories = {
  /** The place of an account in the columns; none where it never ordered. */
  places: ReadonlyMap<string, number>
  observed: Observed
  /** Days of the first and the last order. */
  firstOn: (place: number) => Day
  lastOn: (place: number) => Day
}

export type Book = {
  counted: ReadonlyMap<string, Counted>
  histories: Histories
  contracts: ReadonlyMap<string, Contract[]>
  judged: ReadonlyMap<string, JudgedFacts>
  /** Size class and tier of accounts that have any. */
  facts: ReadonlyMap<string, { size: string | null; tier: string | null }>
}

export type JudgedFacts = {
  referrals: { referredId: string | null; name: string }[]
  learning: number | null
  skill: number | null
}

/** What accounts are measured against: found over all of them, and kept with the run for those computed later. */
export type Common = {
  margin: number | null
  serviceShare: number | null
  /** Net over gross sales. */
  netShare: number
  marks: Marks
  likes: Likes
  /** Margin by tier, of tiers with enough accounts not to give one of them away. */
  tierMargins: Record<string, number>
  season: number[] | null
}

export const accountsIn = (book: Book): string[] =>
  [
    ...new Set([
      ...book.counted.keys(),
      ...book.histories.places.keys(),
      ...book.contracts.keys(),
      ...book.judged.keys(),
    ]),
  ].sort()

export const profitIn = (book: Book, id: string, { rates, settings }: Frame): Profit =>
  profitOf(book.counted.get(id) ?? nothingCounted, rates, settings.windowMonths)

const fewestOfTier = 3

/** `list` is gone through once, in the order of the accounts. */
export const commonOf = (
  list: Iterable<{ id: string; profit: Profit }>,
  book: Book,
  frame: Frame,
  season: number[] | null,
): Common => {
  const earned: Earned[] = []
  const byTier = new Map<string, Earned[]>()
  let gross = 0
  let net = 0
  let knownNet = 0
  let service = 0
  for (const { id, profit } of list) {
    const one = { netMinor: profit.sales.netMinor, profitMinor: profit.profitMinor }
    earned.push(one)
    gross += profit.sales.grossMinor
    net += profit.sales.netMinor
    if (profit.profitMinor !== null) {
      knownNet += profit.sales.netMinor
      service += profit.costToServeMinor
    }
    const tier = book.facts.get(id)?.tier
    if (!tier) continue
    const members = byTier.get(tier)
    if (members) members.push(one)
    else byTier.set(tier, [one])
  }
  return {
    margin: marginOfAll(earned),
    serviceShare: knownNet > 0 ? service / knownNet : null,
    netShare: gross > 0 ? Math.max(0, Math.min(1, net / gross)) : 1,
    marks: marksOf(earned),
    likes: likesOf(seenIn(book, frame)),
    tierMargins: Object.fromEntries(
      [...byTier].flatMap(([tier, members]) => {
        const margin = members.length >= fewestOfTier ? marginOfAll(members) : null
        return margin === null ? [] : [[tier, margin]]
      }),
    ),
    season,
  }
}

function* seenIn({ histories, facts }: Book, { settings }: Frame): Generator<Seen> {
  const { x, T, recentMean } = histories.observed
  for (const [id, place] of histories.places) {
    if (isNew(x[place] ?? 0, T[place] ?? 0, settings)) continue
    yield {
      size: facts.get(id)?.size ?? null,
      repeats: x[place] ?? 0,
      ageWeeks: T[place] ?? 0,
      meanMinor: recentMean[place] ?? 0,
    }
  }
}

const isNew = (repeats: number, ageWeeks: number, { newWeeks }: ValueSettings): boolean =>
  repeats === 0 && ageWeeks <= newWeeks

/** What is to be expected of a new account, before anything is known of it. */
export const anyNewOf = (
  known: KnownModel,
  { likes }: Common,
  settings: ValueSettings,
): Omit<Foreseen, 'spendMinor'> => {
  const { horizonWeeks, discountRate, fallbackRetention } = settings
  const model = modelFor(known, 0)
  if (model)
    return foreseeOne(model, { x: 0, tx: 0, T: 0 }, { weeks: horizonWeeks, delta: weeklyRate(discountRate) })
  const yearOrders = (likes.all?.rate ?? 0) * 52
  const over = (rate: number) => simpleLifetime(yearOrders, fallbackRetention, rate, horizonWeeks / 52)
  return {
    yearOrders,
    horizonOrders: over(0),
    discountedOrders: over(discountRate),
    lowOrders: Number.NaN,
    highOrders: Number.NaN,
    alive: null,
  }
}

export type Valuer = {
  frame: Frame
  book: Book
  known: KnownModel
  common: Common
  anyNew: Omit<Foreseen, 'spendMinor'>
  foresight: Foresight
}

const yearOf = (minor: number, { settings }: Frame): number =>
  Math.round((minor * 12) / settings.windowMonths)

export const lifetimeIn = (
  { frame, book, known, common, anyNew, foresight }: Valuer,
  id: string,
  profit: Profit,
): Lifetime => {
  const { settings, asOf } = frame
  const place = book.histories.places.get(id)
  const netShare =
    profit.sales.grossMinor > 0
      ? Math.max(0, Math.min(1, profit.sales.netMinor / profit.sales.grossMinor))
      : common.netShare
  const margin = valuedMargin(
    { netMinor: profit.sales.netMinor, profitMinor: profit.profitMinor },
    common.margin,
    settings.fallbackMargin,
  )
  const agreements = agreementsWorth(book.contracts.get(id) ?? [], asOf, margin.margin, {
    params: known.renewal,
    yearlyRetention: settings.fallbackRetention,
    horizonWeeks: settings.horizonWeeks,
    delta: weeklyRate(settings.discountRate),
  })
  const way = wayOf()
  return lifetimeOf({ way, margin, netShare, agreements, modelConfidence: known.confidence })

  function wayOf(): Way {
    if (place === undefined) return { by: 'none' }
    const { x, T } = book.histories.observed
    if (isNew(x[place] ?? 0, T[place] ?? 0, settings)) {
      const prior = priorOf(common.likes, book.facts.get(id)?.size ?? null, anyNew)
      if (prior) return { by: 'prior', foreseen: prior }
    }
    const by = foresight.by[place]
    const spendMinor = foresight.spendMinor[place] ?? Number.NaN
    if (!by || Number.isNaN(spendMinor))
      return {
        by: 'simple',
        yearMinor: yearOf(profit.sales.netMinor, frame),
        retention: settings.fallbackRetention,
        discountRate: settings.discountRate,
        years: settings.horizonWeeks / 52,
      }
    const at = (column: Float64Array) => column[place] ?? 0
    return {
      by,
      foreseen: {
        yearOrders: at(foresight.yearOrders),
        horizonOrders: at(foresight.horizonOrders),
        discountedOrders: at(foresight.discountedOrders),
        lowOrders: at(foresight.lowOrders),
        highOrders: at(foresight.highOrders),
        spendMinor,
        alive: at(foresight.alive),
      },
    }
  }
}

export type Valued = {
  accountId: string
  netMinor: number
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
  intangibleMinor: number
  totalMinor: number | null
  lifetimeMinor: number | null
  lifetimeLowMinor: number | null
  lifetimeHighMinor: number | null
  lifetimeBy: LifetimeWay
  alive: number | null
  atRiskMinor: number | null
  repeats: number | null
  quietWeeks: number | null
  flags: Flag[]
  parts: Parts
}

/** Where no cost is known of anybody, that somebody bought nothing is no profit of 0 either. */
const knownProfit = (profit: Profit, { margin }: Common): Profit =>
  margin === null
    ? { ...profit, goods: { ...profit.goods, costMinor: null }, profitMinor: null, contributionMinor: null }
    : profit

/** `referredWorth` gives the lifetime value of an account that was brought, where it has one. */
export const valueIn = (
  valuer: Valuer,
  id: string,
  referredWorth: (id: string) => number | null | undefined,
): Valued => {
  const { frame, book, common } = valuer
  const profit = knownProfit(profitIn(book, id, frame), common)
  const lifetime = lifetimeIn(valuer, id, profit)
  const judged = book.judged.get(id) ?? nothingJudged
  const intangible = intangibleOf(
    { ...judged, referrals: judged.referrals.map((one) => referredOf(one)) },
    profit.profitMinor,
    frame.settings,
    minorPerMajor(frame.currency ?? 'CNY'),
  )
  const place = book.histories.places.get(id)
  const intangibleMinor = cappedOf(intangible)
  const { netMinor } = profit.sales
  const impactMinor = Math.max(0, yearOf(netMinor, frame))
  const probability = lifetime.alive === null ? null : 1 - lifetime.alive
  const orders = ordersOf()
  return {
    accountId: id,
    netMinor,
    profitMinor: profit.profitMinor,
    costToServeMinor: profit.costToServeMinor,
    contributionMinor: profit.contributionMinor,
    intangibleMinor,
    totalMinor: totalOf(profit.profitMinor, intangibleMinor, profit.costToServeMinor),
    lifetimeMinor: lifetime.lifetimeMinor,
    lifetimeLowMinor: lifetime.lowMinor,
    lifetimeHighMinor: lifetime.highMinor,
    lifetimeBy: lifetime.parts.by,
    alive: lifetime.alive,
    atRiskMinor: probability === null ? null : Math.round(impactMinor * probability),
    repeats: place === undefined ? null : orders.repeats,
    quietWeeks: place === undefined ? null : orders.ageWeeks - orders.recencyWeeks,
    flags: flagsOf(
      {
        netMinor,
        profitMinor: profit.profitMinor,
        contributionMinor: profit.contributionMinor,
        alive: lifetime.alive,
        buys: place !== undefined,
        isNew: place !== undefined && isNew(orders.repeats, orders.ageWeeks, frame.settings),
      },
      common.marks,
    ),
    parts: {
      window: frame.window,
      sales: profit.sales,
      goods: profit.goods,
      service: profit.service,
      intangible,
      orders,
      lifetime: lifetime.parts,
      risk: { impactMinor, probability },
    },
  }

  function referredOf({ referredId, name }: { referredId: string | null; name: string }): Referred {
    const worth = referredId === null ? null : referredWorth(referredId)
    return {
      referredId,
      name,
      lifetimeMinor: worth ?? newcomerWorth(valuer),
      buys: referredId !== null && book.histories.places.has(referredId),
    }
  }

  function ordersOf(): Parts['orders'] {
    if (place === undefined)
      return { repeats: 0, firstOn: null, lastOn: null, recencyWeeks: 0, ageWeeks: 0, meanMinor: null }
    const { x, tx, T, recentMean } = book.histories.observed
    const repeats = x[place] ?? 0
    return {
      repeats,
      firstOn: book.histories.firstOn(place),
      lastOn: book.histories.lastOn(place),
      recencyWeeks: tx[place] ?? 0,
      ageWeeks: T[place] ?? 0,
      meanMinor: repeats > 0 ? Math.round(recentMean[place] ?? 0) : null,
    }
  }
}

/** What an account is taken to be worth of which nothing but its being new is known. */
export const newcomerWorth = ({
  common,
  anyNew,
  frame,
}: Pick<Valuer, 'common' | 'anyNew' | 'frame'>): number => {
  const prior = priorOf(common.likes, null, anyNew)
  if (!prior) return 0
  const margin = common.margin ?? frame.settings.fallbackMargin
  return Math.round(margin * common.netShare * prior.spendMinor * prior.discountedOrders)
}

export type Totals = {
  accounts: number
  netMinor: number
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
  lifetimeMinor: number
  atRiskMinor: number
  lossMakers: number
  lossMinor: number
}

export const noTotals: Totals = {
  accounts: 0,
  netMinor: 0,
  profitMinor: null,
  costToServeMinor: 0,
  contributionMinor: null,
  lifetimeMinor: 0,
  atRiskMinor: 0,
  lossMakers: 0,
  lossMinor: 0,
}

/** Adds one to the totals. */
export const addTo = (totals: Totals, one: Valued): void => {
  const plus = (sum: number | null, value: number | null) => (value === null ? sum : (sum ?? 0) + value)
  totals.accounts += 1
  totals.netMinor += one.netMinor
  totals.profitMinor = plus(totals.profitMinor, one.profitMinor)
  totals.costToServeMinor += one.costToServeMinor
  totals.contributionMinor = plus(totals.contributionMinor, one.contributionMinor)
  totals.lifetimeMinor += one.lifetimeMinor ?? 0
  totals.atRiskMinor += one.atRiskMinor ?? 0
  if (!one.flags.includes('lossMaker')) return
  totals.lossMakers += 1
  totals.lossMinor -= one.contributionMinor ?? 0
}
