// An evaluation as it was for one account, at the side: `?evaluation=…` on any tab of its page. A year later: why?
import { useLanguage, useWords } from '#web/language.tsx'
import { SidePanel } from '#web/overlay.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import './account.css'
import { useScoreAt, useTiers } from '../run/since-before.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { standingWords } from './standing.words.ts'
import { WhyTier } from './why-tier.tsx'

export const ScorePanel = ({
  accountId,
  may,
  ladder,
}: {
  accountId: string
  may: readonly string[]
  ladder: readonly string[]
}) => {
  const [url, setUrl] = useUrl()
  if (!url.evaluation) return null
  return (
    <Then
      key={url.evaluation}
      accountId={accountId}
      evaluationId={url.evaluation}
      may={may}
      ladder={ladder}
      onClose={() => setUrl({ evaluation: null })}
    />
  )
}

const Then = ({
  accountId,
  evaluationId,
  may,
  ladder,
  onClose,
}: {
  accountId: string
  evaluationId: string
  may: readonly string[]
  ladder: readonly string[]
  onClose: () => void
}) => {
  const w = useWords(standingWords)
  const { language } = useLanguage()
  const score = useScoreAt(accountId, evaluationId)
  const run = useTiers(accountId).data?.rows.find((row) => row.evaluationId === evaluationId)
  const isOpen = run?.state === 'waiting' && run.approval?.verdict === null
  return (
    <SidePanel
      title={
        score.data
          ? score.data.sets === 'tier'
            ? w('historyAt', { day: score.data.asOf, tier: score.data.grade ?? '—' })
            : w('openScore', { name: nameIn(score.data.scorecardName, language) })
          : w('storyQuestion')
      }
      width={640}
      onClose={onClose}
    >
      {score.error ? (
        <Failure error={score.error} onRetry={() => void score.refetch()} words={standingWords} />
      ) : score.data ? (
        <>
          {isOpen || run?.approval?.verdict === 'refused' || run?.state === 'lapsed' ? (
            <p className="iw-since">
              <strong>
                {w(isOpen ? 'waits' : run.approval?.verdict === 'refused' ? 'refused' : 'lapsed')}
              </strong>
              {run.approval?.comment ? <span>“{run.approval.comment}”</span> : null}
              {run.approval?.personName ? <span>{run.approval.personName}</span> : null}
            </p>
          ) : null}
          <WhyTier score={score.data} accountId={accountId} may={may} ladder={ladder} untitled />
        </>
      ) : (
        <SkeletonLines lines={10} />
      )}
    </SidePanel>
  )
}
