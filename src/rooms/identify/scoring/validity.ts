// When a scorecard holds. On any day at most one may set tiers, and one segments.
import type { Day } from '#base/calendar.ts'
import type { Bilingual } from './scorecard.ts'

/** From the first to the last day, both included; null is open. */
export type Validity = { validFrom: Day | null; validUntil: Day | null }

export const outsideValidity = ({ validFrom, validUntil }: Validity, day: Day): boolean =>
  (validFrom !== null && day < validFrom) || (validUntil !== null && day > validUntil)

export const overlap = (a: Validity, b: Validity): boolean =>
  (a.validFrom === null || b.validUntil === null || a.validFrom <= b.validUntil) &&
  (b.validFrom === null || a.validUntil === null || b.validFrom <= a.validUntil)

type Standing = Validity & { id: string; sets: 'tier' | 'segment' | 'nothing' }

/** Another scorecard that would set the same on one of the days. */
export const clashWith = <Other extends Standing & { name: Bilingual }>(
  one: Standing,
  others: readonly Other[],
): Other | undefined =>
  one.sets === 'nothing'
    ? undefined
    : others.find((other) => other.id !== one.id && other.sets === one.sets && overlap(one, other))
