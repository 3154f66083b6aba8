// How value is computed: what a company may choose, and what holds until it does.
import type { Problem } from '#base/refusal.ts'

export const modelChoices = ['auto', 'bgNbd', 'mbgNbd', 'paretoNbd', 'simple'] as const
export type ModelChoice = (typeof modelChoices)[number]

export type ValueSettings = {
  /** Complete months before the as-of month that profit and cost to serve are counted over. */
  windowMonths: number
  /** How far ahead lifetime value looks, in weeks. */
  horizonWeeks: number
  /** Yearly discount of money to come, 0.15 for 15 %. */
  discountRate: number
  /** Weeks at the end that a model is checked against: it is fitted on what lies before them. */
  holdoutWeeks: number
  /** So many weeks after its first order an account that has not ordered again counts as new. */
  newWeeks: number
  /** `auto` lets the data choose. */
  model: ModelChoice
  /** Margin where no cost is known anywhere, 0 to 1. */
  fallbackMargin: number
  /** Yearly retention where there is too little to fit a model on, 0 to 1. */
  fallbackRetention: number
  /** Intangible value counts up to this share of profit contribution. */
  intangibleCap: number
  /** The part of a referred customer's lifetime value that the one who referred it is credited with. */
  attribution: number
  /** How likely a referred customer that has not ordered yet becomes one. */
  conversion: number
  /** What the full learning value, and the full skill value, of an account is worth, in major units. */
  learningUnit: number
  skillUnit: number
  /** Day of the month, 1 to 28, on which all accounts are computed anew; null for never by itself. */
  computeOn: number | null
}

/** Source: methods.md 3.1, 3.2, 3.6 and 3.9, whose amounts in 万元 are major units here. */
export const defaultSettings: ValueSettings = {
  windowMonths: 12,
  horizonWeeks: 156,
  discountRate: 0.15,
  holdoutWeeks: 26,
  newWeeks: 13,
  model: 'auto',
  fallbackMargin: 0.3,
  fallbackRetention: 0.85,
  intangibleCap: 0.2,
  attribution: 0.15,
  conversion: 0.4,
  learningUnit: 60_000,
  skillUnit: 40_000,
  computeOn: 1,
}

/** What of settings cannot hold together. */
export const checkSettings = ({ horizonWeeks, holdoutWeeks }: ValueSettings): Problem[] =>
  holdoutWeeks >= horizonWeeks ? [{ field: 'holdoutWeeks', code: 'value.holdoutTooLong' }] : []
