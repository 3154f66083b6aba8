// Net sales of one account month by month, as the model behind its lifetime value expects them, with an interval.
import { addMonths, type Day, daysBetween, type Month } from '#base/calendar.ts'
import type { History } from '#numbers/repeat-histories.ts'
import { expectedOrders, type OrderModel } from '../run/fitting.ts'
import { indexOf } from './season.ts'

export type MonthExpected = { month: Month; netMinor: number; lowMinor: number; highMinor: number }

/** What stands behind a forecast: a model of orders, a year of orders or of money that goes on, or nothing. */
export type Basis =
  | {
      by: 'model'
      model: OrderModel
      history: History
      /** The last day that was observed. */
      until: Day
      perOrderMinor: number
      alive: number
      /** Shape p of the value of orders: the larger, the less one differs from the next. */
      evenness: number | null
    }
  | { by: 'rate'; yearOrders: number; perOrderMinor: number }
  | { by: 'money'; yearMinor: number; retention: number }
  | { by: 'none' }

/** Of a normal distribution, so that 8 in 10 lie between. */
const tenth = 1.2816

/**
 * Expected orders of the month times the value of one, times what the month usually is to the year.
 * The interval is of the sum of a random number of orders of random value (Wald 1944): variance E[N]·σ² + Var[N]·m²,
 * N negative binomial while the account is a customer and 0 when it no longer is, σ² = m²/p of the gamma–gamma model;
 * 8 in 10 months are expected to lie between, by the normal distribution, and none below 0.
 */
export const forecastOf = (
  basis: Basis,
  first: Month,
  season: readonly number[] | null,
  months = 12,
): MonthExpected[] =>
  Array.from({ length: months }, (_, place) => {
    const month = addMonths(first, place)
    const { mean, variance } = expectedIn(basis, month, place)
    const index = indexOf(season, month)
    const netMinor = mean * index
    const spread = tenth * Math.sqrt(variance) * index
    return {
      month,
      netMinor: Math.round(netMinor),
      lowMinor: Math.round(Math.max(0, netMinor - spread)),
      highMinor: Math.round(netMinor + spread),
    }
  })

const expectedIn = (basis: Basis, month: Month, place: number): { mean: number; variance: number } => {
  switch (basis.by) {
    case 'none':
      return { mean: 0, variance: 0 }
    case 'money':
      // What a share of accounts that leave takes with it, all or nothing.
      return leaving((Math.max(0, basis.yearMinor) / 12) * 1, basis.retention ** ((place + 0.5) / 12))
    case 'rate': {
      const orders = basis.yearOrders / 12
      return sumOf(orders, orders * (1 + orders), basis.perOrderMinor, null)
    }
    case 'model': {
      const weeksTo = (day: Day) => Math.max(0, daysBetween(basis.until, day) / 7)
      const { model, history } = basis
      const orders =
        expectedOrders(model, history, weeksTo(addMonths(month, 1))) -
        expectedOrders(model, history, weeksTo(month))
      const alive = Math.max(1e-9, basis.alive)
      const whileThere = orders / alive
      const shape = model.fit.params.r + history.x
      const secondMoment = alive * (whileThere * (1 + whileThere / shape) + whileThere ** 2)
      return sumOf(orders, Math.max(0, secondMoment - orders ** 2), basis.perOrderMinor, basis.evenness)
    }
  }
}

const leaving = (minor: number, there: number) => ({
  mean: minor * there,
  variance: minor ** 2 * there * (1 - there),
})

const sumOf = (orders: number, variance: number, value: number, evenness: number | null) => ({
  mean: orders * value,
  variance: value ** 2 * (orders / (evenness ?? 1) + variance),
})
