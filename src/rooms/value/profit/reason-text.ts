// Why an account matters, in the few figures that make its lifetime value.
import type { Parts } from '../parts.ts'

export type ReasonKey = 'reasonOrders' | 'reasonPrior' | 'reasonSimple' | 'reasonOnlyAgreements'

/** Which sentence says it, by what the value was found with. */
export const reasonOf = ({ lifetime }: Pick<Parts, 'lifetime'>): ReasonKey | null =>
  lifetime.by === 'none'
    ? null
    : lifetime.by === 'agreements'
      ? 'reasonOnlyAgreements'
      : lifetime.by === 'prior'
        ? 'reasonPrior'
        : lifetime.yearOrders !== null && lifetime.perOrderMinor !== null
          ? 'reasonOrders'
          : 'reasonSimple'
