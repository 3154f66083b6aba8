// The tier of an account as it looks everywhere: its step of the palette, its name, and whether it is provisional.
import { Step } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { stepOf } from './ladder.ts'
import './tier-mark.css'
import { accountWords } from './words.ts'

export const TierMark = ({
  tier,
  reason,
  ladder,
  terse,
}: {
  tier: string | null | undefined
  /** SCORE, PROVISIONAL or INSUFFICIENT, as the account or the evaluation has it. */
  reason?: string | null
  /** The tiers of the scorecard, best first, where they are not A1 to C. */
  ladder?: readonly string[]
  /** In narrow columns: the dashed outline alone says provisional, the word is on hover. */
  terse?: boolean
}) => {
  const w = useWords(accountWords)
  if (!tier)
    return (
      <span className="ac-tier ac-tier-none" title={w('ungraded')}>
        <span aria-hidden="true">—</span>
        <span className={terse ? 'k-hidden' : undefined}> {w('ungraded')}</span>
      </span>
    )
  const mark = <Step at={stepOf(tier, ladder)}>{tier}</Step>
  if (reason !== 'PROVISIONAL')
    return (
      <span className="ac-tier" title={reason === 'INSUFFICIENT' ? w('reason.INSUFFICIENT') : undefined}>
        {mark}
      </span>
    )
  return (
    <span className="ac-tier ac-tier-provisional" title={w('reason.PROVISIONAL')}>
      {mark}
      <small className={terse ? 'k-hidden' : undefined}>{w('provisional')}</small>
    </span>
  )
}
