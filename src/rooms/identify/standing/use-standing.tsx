// What holds for an account today: the score behind its tier, its pin, and what still waits.
import { dayIn } from '#base/calendar.ts'
import type { ask } from '../asking.tsx'
import { useScoreAt, useTiers } from '../run/since-before.tsx'
import type { AccountScore } from './input-value.tsx'
import { holdingNow } from './tier-story.ts'

export type TiersOut = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/tiers'>>>

/** `inEffect` is the newest score in effect; a move approved ahead of the rest of its run has a newer one. */
export const useStanding = (accountId: string, inEffect: AccountScore | undefined) => {
  const tiers = useTiers(accountId)
  const holding = tiers.data ? holdingNow(tiers.data, dayIn(new Date())) : null
  const ahead = useScoreAt(accountId, holding?.ahead?.evaluationId)
  // Until it is known which evaluation set the tier, none is shown: a reason of another tier would mislead.
  const pending = tiers.isPending || (holding?.ahead ? ahead.isPending : false)
  return {
    pending,
    score: pending ? undefined : ((holding?.ahead ? ahead.data : undefined) ?? inEffect),
    pin: holding?.pin ?? null,
    waiting: holding?.waiting ?? null,
    refused: holding?.refused ?? null,
    isAhead: Boolean(holding?.ahead && ahead.data),
    may: tiers.data?.may ?? [],
    /** Tiers an account can be pinned to. */
    ladder: tiers.data?.ladder ?? [],
  }
}

export type Standing = ReturnType<typeof useStanding>
