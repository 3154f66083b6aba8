// How far each setting may go, as the door takes it, so that a form says it beside the field.
import type { Problem } from '#base/refusal.ts'
import type { ValueSettings } from './settings.ts'

export const settingLimits = {
  windowMonths: [3, 36],
  horizonWeeks: [26, 520],
  discountRate: [0, 0.5],
  holdoutWeeks: [4, 104],
  newWeeks: [1, 52],
  fallbackMargin: [0, 1],
  fallbackRetention: [0, 0.99],
  intangibleCap: [0, 1],
  attribution: [0, 1],
  conversion: [0, 1],
  computeOn: [1, 28],
} as const satisfies Partial<Record<keyof ValueSettings, readonly [number, number]>>

type Limited = keyof typeof settingLimits
const isShare = (high: number) => high <= 1

/** What lies outside, with the limits as they are typed. */
export const outOfRange = (typed: Partial<Record<Limited, number | null>>): Problem[] =>
  (Object.keys(settingLimits) as Limited[]).flatMap((field) => {
    const [low, high] = settingLimits[field]
    const value = typed[field]
    if (value === null || value === undefined || (value >= low && value <= high)) return []
    const said = (limit: number) => (isShare(high) ? `${limit * 100}%` : limit)
    return [{ field, code: 'value.outOfRange', params: { low: said(low), high: said(high) } }]
  })
