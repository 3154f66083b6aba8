// Who is key, and on what grounds: the ranking of what is in effect, by whichever scorecard one asks.
import { ButtonLink } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { useUrl } from '#web/url.ts'
import { type Evaluation, useLedger, useNewest, useNewestOf, useVersion, useWaitingRun } from '../asking.tsx'
import { useIdentifyTabs } from '../identify-tabs.tsx'
import { DimensionLegend, useDimensions } from '../standing/contribution.tsx'
import { EvaluateButton, useMayDecide } from './evaluate-button.tsx'
import { EvaluationLine } from './evaluation-line.tsx'
import { GradePyramid } from './grade-pyramid.tsx'
import './identify.css'
import { ProvisionalBanner } from './provisional.tsx'
import { RankingFilters } from './ranking-filters.tsx'
import { RankingTable, useRankingFilter } from './ranking-table.tsx'
import { runWords } from './run.words.ts'
import { ScorecardSwitch } from './scorecard-switch.tsx'

export const RankingPage = () => {
  const [url] = useUrl()
  const setting = useNewest('tier')
  const chosen = useNewestOf(url.scorecard)
  const shown = url.scorecard ? chosen : setting
  const tabs = useIdentifyTabs('ranking')
  const w = useWords(runWords)
  if (shown.data) return <Ranking evaluation={shown.data} />
  if (shown.isPending) return <PageSkeleton kind="list" />
  return (
    <Page {...tabs} question={w('rankingQuestion')}>
      {shown.error ? (
        <Failure error={shown.error} onRetry={() => void shown.refetch()} words={runWords} />
      ) : (
        <NoEvaluation />
      )}
    </Page>
  )
}

/** What an evaluation will show, and the step to the first one. */
export const NoEvaluation = () => {
  const w = useWords(runWords)
  const may = useMayDecide()
  const ledger = useLedger()
  const waiting = useWaitingRun()
  const hasOrders = ledger.data?.lastDay != null
  if (waiting.data)
    return (
      <Empty
        title={w('firstWaits')}
        action={
          <ButtonLink kind="primary" to={`/identify/evaluations/${waiting.data.id}`}>
            {w('seeWaitingRun')}
          </ButtonLink>
        }
      >
        {w('state.waitingHint')}
      </Empty>
    )
  return (
    <Empty
      title={w('noEvaluationTitle')}
      action={
        ledger.data && !hasOrders ? (
          <ButtonLink kind="primary" icon="upload" to="/imports/new">
            {w('importOrders')}
          </ButtonLink>
        ) : may ? (
          <EvaluateButton first />
        ) : undefined
      }
    >
      {w('noEvaluationText')}{' '}
      {ledger.data && !hasOrders ? w('noOrdersText') : may === false ? w('askDecider') : null}
    </Empty>
  )
}

const Ranking = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(runWords)
  const tabs = useIdentifyTabs('ranking')
  const version = useVersion(evaluation)
  const dimensions = useDimensions(version.data?.definition)
  const { grade, setUrl } = useRankingFilter(evaluation)
  return (
    <Page
      {...tabs}
      kind="list"
      question={w('rankingQuestion')}
      actions={<EvaluateButton />}
      facts={<EvaluationLine evaluation={evaluation} here={`/identify/evaluations/${evaluation.id}`} />}
      filters={
        <>
          <ScorecardSwitch
            value={evaluation.scorecardId}
            onChange={(scorecard) => setUrl({ scorecard, tier: null, moved: null })}
          />
          <RankingFilters evaluation={evaluation} />
          <DimensionLegend dimensions={dimensions} />
        </>
      }
    >
      <WaitingLine evaluation={evaluation} />
      {evaluation.sets === 'nothing' ? (
        <p className="k-small k-quiet ir-note">{w('forInformation')}</p>
      ) : null}
      <ProvisionalBanner evaluation={evaluation} scorecard={version.data} />
      <GradePyramid evaluation={evaluation} grade={grade} onGrade={(tier) => setUrl({ tier })} />
      <RankingTable evaluation={evaluation} definition={version.data?.definition} />
    </Page>
  )
}

/** A newer evaluation that does not hold yet. */
const WaitingLine = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(runWords)
  const waiting = useWaitingRun().data
  if (!waiting || evaluation.sets !== 'tier') return null
  return (
    <div className="k-banner k-banner-plain">
      <Icon name="inbox" />
      <p className="k-grow">{w('newerWaits', { reason: waiting.reason, day: waiting.asOf })}</p>
      <ButtonLink small to={`/identify/evaluations/${waiting.id}`}>
        {w('seeWaitingRun')}
      </ButtonLink>
    </div>
  )
}
