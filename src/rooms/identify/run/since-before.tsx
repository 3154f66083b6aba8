// One sentence: how the score moved against the evaluation before, and by what.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { useRead } from '#web/query.ts'
import '../standing/account.css'
import { ask } from '../asking.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { movedParts } from '../scoring/since.ts'
import { whyWords } from '../standing/account.words.ts'
import type { AccountScore } from '../standing/input-value.tsx'

export const useTiers = (accountId: string) =>
  useRead(['account', accountId, 'tiers'], (signal) =>
    ask('GET /accounts/:accountId/tiers', { path: { accountId }, signal }),
  )

export const useScoreAt = (accountId: string, evaluationId: string | undefined) =>
  useRead(
    ['account', accountId, 'scores', evaluationId],
    (signal) =>
      ask('GET /accounts/:accountId/scores/:evaluationId', {
        path: { accountId, evaluationId: evaluationId ?? '' },
        signal,
      }),
    { enabled: Boolean(evaluationId) },
  )

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`

export const SinceBefore = ({
  score,
  accountId,
  ladder,
}: {
  score: AccountScore
  accountId: string
  ladder?: readonly string[]
}) => {
  const w = useWords(whyWords)
  const { language } = useLanguage()
  const rows = useTiers(accountId).data?.rows ?? []
  const at = rows.findIndex((row) => row.evaluationId === score.evaluationId)
  // The same day evaluated again is no time gone by.
  const earlier = at < 0 ? undefined : rows.slice(at + 1).find((row) => row.asOf < score.asOf)
  const before = useScoreAt(accountId, earlier?.evaluationId).data
  if (!before || before.scorecardId !== score.scorecardId || before.score === null || score.score === null)
    return null
  const parts = movedParts(before.inputs, score.inputs)
  if (parts.length === 0 && Math.abs(score.score - before.score) < 0.05) return null
  return (
    <p className="iw-since">
      <Go to={`/accounts/${accountId}?tab=tiers&evaluation=${before.evaluationId}`}>
        {w('sinceBefore', { day: before.asOf })}
      </Go>
      <TierMark tier={before.grade} reason={before.reason} ladder={ladder} />
      <span className="k-number">{w('sincePoints', { score: before.score.toFixed(1) })}</span>
      <strong className={`k-number ${score.score < before.score ? 'k-bad' : 'k-good'}`}>
        {signed(score.score - before.score)}
      </strong>
      {parts.map((part) => (
        <span key={part.key} className="k-number">
          {nameIn(part.name, language)}{' '}
          <span className={part.points < 0 ? 'k-bad' : 'k-good'}>{signed(part.points)}</span>
        </span>
      ))}
    </p>
  )
}
