// What the price–volume–mix page asks, as the address says it.
import { ownPeriods, type Periods, type Preset, periodsOf, presets } from './periods.ts'

export const dimensions = ['product', 'category', 'account', 'tier'] as const
export type MixBy = (typeof dimensions)[number]
export const conventions = ['newVolume', 'oldVolume'] as const
export type Convention = (typeof conventions)[number]

export type MixAsked = Periods & {
  preset: Preset
  by: MixBy
  convention: Convention
  accountId?: string
  segmentId?: string
}

export const askedBy = (
  url: Readonly<Record<string, string | undefined>>,
  last: string,
  fiscalMonth: number,
): MixAsked => {
  const own = url.period === 'own' ? ownPeriods(url) : null
  const named = presets.find((one) => one === url.period && one !== 'own') as
    | Exclude<Preset, 'own'>
    | undefined
  return {
    ...(own ?? periodsOf(named ?? 'year', last, fiscalMonth)),
    preset: own ? 'own' : (named ?? 'year'),
    by: dimensions.find((one) => one === url.by) ?? 'product',
    convention: conventions.find((one) => one === url.convention) ?? 'newVolume',
    ...(url.account ? { accountId: url.account } : {}),
    ...(url.segment ? { segmentId: url.segment } : {}),
  }
}
