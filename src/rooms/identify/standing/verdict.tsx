// How the tier came about, in one sentence, with what stands beside it: the way to the next tier, the pool, what waits.

import { Icon, type IconName } from '#web/icons.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import './account.css'
import { decisionOf, toNextTier } from './decision.ts'
import type { AccountScore } from './input-value.tsx'
import { poolText } from './pool-text.ts'
import { standingWords } from './standing.words.ts'
import type { Standing } from './use-standing.tsx'

const icons: Record<string, IconName> = {
  PIN: 'lock',
  VETO: 'warning',
  LIST: 'list',
  COOLDOWN: 'clock',
  HYSTERESIS: 'shield',
  OBSERVATION: 'eye',
  PROVISIONAL: 'warning',
  INSUFFICIENT: 'warning',
  QUOTA: 'people',
}
const warns = ['VETO', 'PROVISIONAL', 'INSUFFICIENT']

export const Verdict = ({
  score,
  ladder = [],
  standing,
  tierReason,
}: {
  score: AccountScore
  ladder?: readonly string[] | undefined
  /** What holds today; left out where an earlier evaluation is looked at. */
  standing?: Standing | undefined
  tierReason?: string | null | undefined
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const decision = decisionOf(score, ladder)
  const pin = standing?.pin
  // A pin holds at once, without an evaluation; what it leaves behind keeps its reason until the next.
  const isPinned = Boolean(pin) && tierReason === 'PIN'
  const pinIsOver = !pin && standing !== undefined && tierReason === 'PIN' && score.reason !== 'PIN'
  const reason = isPinned || pinIsOver ? 'PIN' : score.reason
  const pool = score.pool === null ? null : poolText(score.pool, language)
  const next = reason === 'PIN' || score.kind !== 'weighted' ? null : toNextTier(score, ladder)
  const beside = [
    next
      ? w('toNext', { tier: next.tier, cut: next.cut.toFixed(1), missing: next.missing.toFixed(1) })
      : null,
    isPinned && score.rawGrade && score.score !== null
      ? w('byScoreAlone', { raw: score.rawGrade, score: score.score.toFixed(1) })
      : null,
    score.pool === null ? null : pool === null ? w('poolRest') : w('pool', { pool }),
    standing?.isAhead && !isPinned ? w('aheadNote') : null,
  ].filter(Boolean)
  return (
    <div className={`iw-verdict${warns.includes(reason) ? ' iw-verdict-warn' : ''}`}>
      <Icon name={icons[reason] ?? 'target'} />
      <div>
        <p className="iw-verdict-said">
          {isPinned && pin
            ? w(pin.personName ? 'said.pinBy' : 'said.pinByNobody', {
                name: pin.personName ?? '',
                tier: pin.tier,
                day: pin.expiresOn,
              })
            : pinIsOver
              ? w('said.pinOver', { tier: score.grade ?? '—' })
              : w(decision.word, decision.values)}
          {reason === 'PROVISIONAL' ? ` ${w('fillIn')}` : null}
        </p>
        {isPinned && pin ? <p className="iw-quote">{w('pinBecause', { reason: pin.reason })}</p> : null}
        {beside.length ? <p className="k-small k-quiet">{beside.join(' · ')}</p> : null}
      </div>
    </div>
  )
}

/** A result that nobody has approved yet, or that was refused: never mistaken for what holds. */
export const NotInEffect = ({ standing, accountId }: { standing: Standing; accountId: string }) => {
  const w = useWords(standingWords)
  const run = standing.waiting ?? standing.refused
  if (!run) return null
  const isWaiting = run === standing.waiting
  return (
    <div className="iw-waiting">
      <Icon name={isWaiting ? 'clock' : 'info'} />
      <div>
        <p>{w(isWaiting ? 'waitingTitle' : 'refusedTitle', { day: run.asOf, tier: run.grade ?? '—' })}</p>
        {!isWaiting && run.approval?.comment ? <p className="iw-quote">{run.approval.comment}</p> : null}
      </div>
      <span className="iw-waiting-acts">
        <Go to={`/accounts/${accountId}?evaluation=${run.evaluationId}`}>{w('waitingScore')}</Go>
        {isWaiting ? <Go to={`/identify/evaluations/${run.evaluationId}`}>{w('toApproval')}</Go> : null}
      </span>
    </div>
  )
}
