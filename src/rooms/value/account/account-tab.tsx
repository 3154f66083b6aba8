// The value of one account: what it is worth and why, what is to come, and what people know beyond the books.
import { useState } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { useNarrow } from '#web/media.ts'
import { Columns, Section, Split } from '#web/page.tsx'
import { Empty, Failure, Skeleton, SkeletonLines } from '#web/states.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { ProposeDialog } from '../judging/propose-dialog.tsx'
import { NoRun } from '../no-run.tsx'
import { RunLine } from '../run-line.tsx'
import { type AccountValue, explainedRow, useAccountValue, type ValuedAccount } from './account-asking.tsx'
import { ForecastSection } from './forecast-chart.tsx'
import { GroupWorth } from './group-worth.tsx'
import { HistoryTable } from './history-table.tsx'
import { Judgements } from './judgements.tsx'
import { LifetimeSection } from './lifetime-section.tsx'
import { Proposals } from './proposals.tsx'
import { Referrals } from './referrals.tsx'
import './tab.css'
import { roomWords } from '../words.ts'
import { tabWords } from './tab.words.ts'
import { TabAnswer } from './tab-answer-text.tsx'
import { TabFigures } from './tab-figures.tsx'
import { WorthSection } from './worth-section.tsx'

export const ValueTab = ({ account }: { account: ValuedAccount }) => {
  const read = useAccountValue(account.id)
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
  if (!read.data)
    return (
      <>
        <Skeleton height={140} />
        <SkeletonLines lines={10} />
      </>
    )
  return <Shown account={account} data={read.data} />
}

const Shown = ({ account, data }: { account: ValuedAccount; data: AccountValue }) => {
  const w = useWords(tabWords)
  const narrow = useNarrow()
  const [proposing, setProposing] = useState(false)
  const { run, value, settings, group, history } = data
  const explained = run && value ? { row: explainedRow(account, value), run, settings } : null
  // Winning a customer that never bought is no loss to be ended.
  const advice = value?.parts.orders.firstOn ? data.advice : null
  const advised = explained && advice ? { row: explained.row, run: explained.run, advice } : null
  const propose = advised && data.may.includes('propose') ? () => setProposing(true) : undefined
  const todo = <Proposals accountId={account.id} data={data} advised={advised} onPropose={propose} />
  const side = (
    <>
      {group ? (
        <GroupWorth accountId={account.id} group={group} own={value} currency={data.currency} />
      ) : null}
      <Referrals account={account} data={data} />
      <Judgements accountId={account.id} data={data} />
    </>
  )
  const main = (
    <>
      {explained ? <WorthSection {...explained} /> : null}
      {explained ? <LifetimeSection {...explained} /> : null}
      <ForecastSection accountId={account.id} />
      <HistoryTable history={history} currency={data.currency} />
    </>
  )
  return (
    <>
      <Section
        id="value"
        title={w('question')}
        actions={
          <>
            <ButtonLink icon="document" to={`/accounts/${account.id}/pack`}>
              {w('pack')}
            </ButtonLink>
            {run ? <ComputeButton plain may={data.may.includes('compute')} /> : null}
          </>
        }
      >
        {explained ? (
          <div className="vt-top">
            <TabAnswer {...explained} advice={advice} />
            <TabFigures {...explained} />
            <RunLine run={explained.run} windowMonths={settings.windowMonths} />
          </div>
        ) : run ? (
          <Empty
            title={w('noValueTitle')}
            action={
              <>
                <ButtonLink to={`/accounts/${account.id}?tab=timeline&do=write`}>{w('visit')}</ButtonLink>
                <ButtonLink to="/imports/new">{w('importOrders')}</ButtonLink>
              </>
            }
          >
            {w('noValueText')}
          </Empty>
        ) : (
          <NoRun mayCompute={data.may.includes('compute')} />
        )}
      </Section>
      {narrow ? (
        <>
          {todo}
          {main}
          <Columns min={320}>{side}</Columns>
        </>
      ) : (
        <Split
          width={360}
          side={
            <>
              {todo}
              {side}
            </>
          }
        >
          {main}
        </Split>
      )}
      {proposing && advised ? (
        <ProposeDialog
          advice={{ row: advised.row, proposal: null, ...advised.advice }}
          run={advised.run}
          onClose={() => setProposing(false)}
        />
      ) : null}
    </>
  )
}
