// One evaluation: whether it holds, what it moves and why, deciding about the moves, and its ranking.
import { useEffect, useState } from 'react'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'
import { useParam, useUrl } from '#web/url.ts'
import { ask, type Evaluation, useVersion } from '../asking.tsx'
import { DimensionLegend, useDimensions } from '../standing/contribution.tsx'
import { CompareWith, UnlikeWarning } from './compare-with.tsx'
import { useGrades } from './grade-mark.tsx'
import './identify.css'
import { MovementReport } from './movement-report.tsx'
import { type Deciding, MovesSection } from './moves-section.tsx'
import { RankingFilters } from './ranking-filters.tsx'
import { RankingTable } from './ranking-table.tsx'
import { runWords } from './run.words.ts'
import { RunFacts } from './run-facts.tsx'
import { RunStanding } from './run-standing.tsx'
import { RunState } from './run-state.tsx'
import { useMovesFilter } from './use-moves.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import './run.css'

const useEvaluation = (evaluationId: string | undefined) =>
  useRead(
    ['identify', 'evaluation', evaluationId],
    (signal) =>
      ask('GET /identify/evaluations/:evaluationId', { path: { evaluationId: evaluationId ?? '' }, signal }),
    { enabled: Boolean(evaluationId) },
  )

export const EvaluationPage = () => {
  const evaluationId = useParam('evaluationId')
  const [url] = useUrl()
  const read = useEvaluation(evaluationId)
  const other = useEvaluation(url.against)
  const error = read.error ?? other.error
  if (error)
    return (
      <Failure error={error} onRetry={() => void (read.error ? read : other).refetch()} words={runWords} />
    )
  if (!read.data || (url.against && !other.data)) return <PageSkeleton />
  return <Shown key={evaluationId} evaluation={read.data} other={url.against ? other.data : undefined} />
}

const Shown = ({ evaluation, other }: { evaluation: Evaluation; other: Evaluation | undefined }) => {
  const w = useWords(runWords)
  const [url, setUrl] = useUrl()
  const version = useVersion(evaluation)
  const dimensions = useDimensions(version.data?.definition)
  const grades = useGrades(evaluation)
  const { kind } = useMovesFilter()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [withdrawing, setWithdrawing] = useState(false)
  const comparing = other !== undefined || url.compare === '1'
  // Its place in the page comes into being only after everything above it was read.
  useEffect(() => {
    if (location.hash === '#ranking') document.getElementById('ranking')?.scrollIntoView()
  }, [])
  return (
    <Page
      title={evaluation.reason}
      marks={<RunState state={evaluation.state} />}
      crumbs={[{ label: w('tab.evaluations'), to: '/identify/evaluations' }]}
      question={w('evaluationQuestion')}
      facts={<RunFacts evaluation={evaluation} />}
      actions={
        <>
          {comparing ? null : <Button onClick={() => setUrl({ compare: '1' })}>{w('compare')}</Button>}
          {evaluation.may.includes('withdraw') ? (
            <Button onClick={() => setWithdrawing(true)}>{w('withdraw')}</Button>
          ) : null}
        </>
      }
    >
      {comparing ? <CompareWith evaluation={evaluation} other={other} /> : null}
      {other ? (
        <UnlikeWarning one={evaluation} other={other} />
      ) : (
        <RunStanding evaluation={evaluation} onDeciding={setDeciding} />
      )}
      <MovementReport
        evaluation={evaluation}
        against={other?.id}
        againstName={other ? other.reason : null}
        grades={grades}
        kind={kind}
        onKind={(one) => setUrl({ kind: one })}
      />
      <MovesSection
        evaluation={evaluation}
        against={other?.id}
        grades={grades}
        deciding={deciding}
        onDeciding={setDeciding}
      />
      {other ? null : (
        <Section id="ranking" title={w('ranking')} actions={<RankingFilters evaluation={evaluation} />}>
          <DimensionLegend dimensions={dimensions} />
          <RankingTable evaluation={evaluation} definition={version.data?.definition} height={560} />
        </Section>
      )}
      {withdrawing ? (
        <WithdrawDialog evaluationId={evaluation.id} onClose={() => setWithdrawing(false)} />
      ) : null}
    </Page>
  )
}
