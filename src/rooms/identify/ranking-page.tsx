// Who is key: the ranking of the newest evaluation of tiers.
import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Empty, Failure, PageSkeleton } from '#web/states.tsx'
import { type Evaluation, useLedger, useNewest, useVersion } from './asking.tsx'
import { DimensionLegend, useDimensions } from './contribution.tsx'
import { EvaluateButton, useMayDecide } from './evaluate-button.tsx'
import { EvaluationLine } from './evaluation-line.tsx'
import { useIdentifyTabs } from './identify-tabs.tsx'
import './identify.css'
import { ProvisionalBanner } from './provisional.tsx'
import { RankingFilters } from './ranking-filters.tsx'
import { RankingTable } from './ranking-table.tsx'
import { identifyWords } from './words.ts'

export const RankingPage = () => {
  const newest = useNewest('tier')
  const tabs = useIdentifyTabs('ranking')
  const w = useWords(identifyWords)
  if (newest.data) return <Ranking evaluation={newest.data} />
  if (newest.isPending) return <PageSkeleton kind="list" />
  return (
    <Page {...tabs} question={w('rankingQuestion')}>
      {newest.error ? (
        <Failure error={newest.error} onRetry={() => void newest.refetch()} words={identifyWords} />
      ) : (
        <NoEvaluation />
      )}
    </Page>
  )
}

/** What an evaluation will show, and the step to the first one. */
export const NoEvaluation = () => {
  const w = useWords(identifyWords)
  const may = useMayDecide()
  const ledger = useLedger()
  const hasOrders = ledger.data?.lastDay != null
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
  const w = useWords(identifyWords)
  const tabs = useIdentifyTabs('ranking')
  const version = useVersion(evaluation)
  const dimensions = useDimensions(version.data?.definition)
  return (
    <Page
      {...tabs}
      kind="list"
      question={w('rankingQuestion')}
      actions={<EvaluateButton />}
      facts={<EvaluationLine evaluation={evaluation} here="/identify" />}
      filters={
        <>
          <RankingFilters evaluation={evaluation} />
          <DimensionLegend dimensions={dimensions} />
        </>
      }
    >
      <ProvisionalBanner evaluation={evaluation} scorecard={version.data} />
      <RankingTable evaluation={evaluation} definition={version.data?.definition} />
    </Page>
  )
}
