// The first look at an account: why its tier, how its sales run, what it buys, where it stands in its group.
import type { ReactNode } from 'react'
import type { Account } from '#records/accounts/edit-facts.tsx'
import { GroupTree } from '#records/accounts/group-tree.tsx'
import { MonthsChart } from '#records/ledger/months-chart.tsx'
import { ProductTable } from '#records/ledger/product-table.tsx'
import { SegmentCell } from '#rooms/identify/run/segment-cell.tsx'
import { whyWords } from '#rooms/identify/standing/account.words.ts'
import type { AccountScore } from '#rooms/identify/standing/input-value.tsx'
import { OtherScores } from '#rooms/identify/standing/other-scores.tsx'
import type { Standing } from '#rooms/identify/standing/use-standing.tsx'
import { NotInEffect } from '#rooms/identify/standing/verdict.tsx'
import { WhyTier } from '#rooms/identify/standing/why-tier.tsx'
import { NominationLine } from '#rooms/segment/nomination-line.tsx'
import { Button } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { useNarrow } from '#web/media.ts'
import { Columns, Section, Split } from '#web/page.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import type { Year } from './head.tsx'

export const Overview = ({
  account,
  year,
  scores,
  standing,
  ladder,
  onAct,
}: {
  account: Account
  year: Year | undefined
  scores: {
    data: { rows: AccountScore[] } | undefined
    error: unknown
    refetch: () => unknown
  }
  standing: Standing
  ladder: readonly string[] | undefined
  onAct: (act: 'parent' | 'evaluate') => void
}) => {
  const tier = standing.score
  const segment = scores.data?.rows.find((row) => row.sets === 'segment')
  const may = new Set(account.may)
  const narrow = useNarrow()
  const side = (
    <>
      {scores.data ? <SegmentCell score={segment} /> : null}
      <OtherScores scores={scores.data?.rows ?? []} accountId={account.id} />
      <GroupTree
        accountId={account.id}
        ladder={ladder}
        onParent={may.has('edit') ? () => onAct('parent') : undefined}
      />
    </>
  )
  const main = (
    <>
      <NominationLine accountId={account.id} accountName={account.name} />
      {scores.error ? (
        <Failure error={scores.error} onRetry={() => void scores.refetch()} words={whyWords} />
      ) : !scores.data || standing.pending ? (
        <Section boxed>
          <SkeletonLines lines={10} />
        </Section>
      ) : tier ? (
        <WhyTier
          score={tier}
          accountId={account.id}
          may={account.may}
          ladder={ladder}
          standing={standing}
          account={account}
        />
      ) : (
        <NotEvaluated onEvaluate={may.has('assign') ? () => onAct('evaluate') : undefined}>
          <NotInEffect standing={standing} accountId={account.id} />
        </NotEvaluated>
      )}
      <Section id="money" boxed>
        <MonthsChart accountId={account.id} asOfMonth={year?.asOfMonth ?? null} />
      </Section>
      <ProductTable accountId={account.id} netMinor={year?.netMinor ?? null} />
    </>
  )
  // Between phone and desk a side column would leave the bars no room.
  if (narrow)
    return (
      <>
        {main}
        <Columns min={320}>{side}</Columns>
      </>
    )
  return (
    <Split width={360} side={side}>
      {main}
    </Split>
  )
}

const NotEvaluated = ({ onEvaluate, children }: { onEvaluate?: () => void; children: ReactNode }) => {
  const w = useWords(whyWords)
  return (
    <Section id="why" title={w('whyNoTier')} boxed>
      {children}
      <Empty
        title={w('notEvaluatedTitle')}
        action={onEvaluate ? <Button onClick={onEvaluate}>{w('evaluateNow')}</Button> : undefined}
      >
        {w('notEvaluatedText')}
      </Empty>
    </Section>
  )
}
