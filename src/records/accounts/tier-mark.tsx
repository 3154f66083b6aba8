// The tier of an account as it looks everywhere: its step of the palette, its name, and whether it is provisional.
import { useTierName } from '#records/staff/company-facts.tsx'
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
  named,
}: {
  tier: string | null | undefined
  /** SCORE, PROVISIONAL or INSUFFICIENT, as the account or the evaluation has it. */
  reason?: string | null
  /** The tiers of the scorecard, best first, where they are not A1 to C. */
  ladder?: readonly string[]
  /** In narrow columns: the dashed outline alone says provisional, the word is on hover. */
  terse?: boolean
  /** What the company calls it stands beside it; elsewhere it is on hover. */
  named?: boolean
}) => {
  const w = useWords(accountWords)
  const name = useTierName(tier)
  if (!tier)
    return (
      <span className="ac-tier ac-tier-none" title={w('ungraded')}>
        <span aria-hidden="true">—</span>
        <span className={terse ? 'k-hidden' : undefined}> {w('ungraded')}</span>
      </span>
    )
  const step = <Step at={stepOf(tier, ladder)}>{tier}</Step>
  const mark = name ? (
    <span title={name}>
      {step}
      {named ? <small className="ac-tier-name"> {name}</small> : null}
    </span>
  ) : (
    step
  )
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
