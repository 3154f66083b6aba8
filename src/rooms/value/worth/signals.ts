// What a computation hands down about an account, for scorecards and conditions: money in major units.
import { minorPerMajor } from '#base/money.ts'

export const handedDown = [
  'profit',
  'costToServe',
  'contribution',
  'lifetimeValue',
  'aliveProbability',
  'lossImpact',
] as const
export type HandedDown = (typeof handedDown)[number]

export type Handed = {
  profitMinor: number | null
  costToServeMinor: number
  contributionMinor: number | null
  lifetimeMinor: number | null
  alive: number | null
  impactMinor: number
}

/** What is unknown is not handed down. */
export const signalsOf = (one: Handed, currency: string | null): { metric: HandedDown; value: number }[] => {
  const unit = minorPerMajor(currency ?? 'CNY')
  const money = (metric: HandedDown, minor: number | null) =>
    minor === null ? [] : [{ metric, value: minor / unit }]
  return [
    ...money('profit', one.profitMinor),
    ...money('costToServe', one.costToServeMinor),
    ...money('contribution', one.contributionMinor),
    ...money('lifetimeValue', one.lifetimeMinor),
    ...(one.alive === null ? [] : [{ metric: 'aliveProbability' as const, value: one.alive }]),
    ...money('lossImpact', one.impactMinor),
  ]
}
