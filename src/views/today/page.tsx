// The first page: who the key accounts are, what they bring, what moved, what is next.
import { lazy, Suspense } from 'react'
import { useDemoKeeper } from '#records/staff/company-facts.tsx'
import { scopeWords } from '#records/staff/words.ts'
import { DueList } from '#records/timeline/due-list.tsx'
import { ButtonLink } from '#web/button.tsx'
import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import { Page, Section } from '#web/page.tsx'
import { Empty, Failure, PageSkeleton, Skeleton } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { Facts } from './facts.tsx'
import { KeyAccounts } from './key-accounts.tsx'
import { LayerShares } from './layer-shares.tsx'
import { Moves } from './moves.tsx'
import { NextSteps } from './next-steps.tsx'
import './page.css'
import { SegmentTotals } from './segment-totals.tsx'
import { type Reader, type Today, useReader, useToday } from './today.tsx'
import { todayWords } from './words.ts'

const DemoNotice = lazy(() =>
  import('#records/upkeep/demo-notice.tsx').then((file) => ({ default: file.DemoNotice })),
)
const FirstRun = lazy(() => import('./first-run.tsx').then((file) => ({ default: file.FirstRun })))

export const TodayPage = () => {
  const w = useWords(todayWords)
  const today = useToday()
  const reader = useReader()
  const demoKeeper = useDemoKeeper()
  if (today.error)
    return <Failure error={today.error} onRetry={() => void today.refetch()} words={todayWords} />
  if (!today.data || !reader) return <PageSkeleton kind="board" />
  const { asOfMonth, evaluation, accounts } = today.data
  if (asOfMonth !== null && accounts === 0)
    return (
      <Page kind="board" name={w('name')} title={w('title')}>
        <NothingYours reader={reader} />
      </Page>
    )
  const hasOrders = asOfMonth !== null
  return (
    <Page
      kind="board"
      name={w('name')}
      title={w('title')}
      question={evaluation ? <Answer today={today.data} /> : reader.scope === 'all' ? null : w('onlyYours')}
      facts={hasOrders ? <Facts today={today.data} /> : undefined}
    >
      {demoKeeper ? (
        <Suspense fallback={null}>
          <DemoNotice slim />
        </Suspense>
      ) : null}
      {evaluation && hasOrders ? (
        <Board today={today.data} reader={reader} />
      ) : (
        <Suspense fallback={<Skeleton height={220} />}>
          <FirstRun today={today.data} reader={reader} />
        </Suspense>
      )}
    </Page>
  )
}

/** The answer in one sentence, with the figures that matter in weight. */
const Answer = ({ today }: { today: Today }) => {
  const w = useWords(todayWords)
  const key = today.layers.find((layer) => layer.layer === 'key')
  if (!key || key.accounts === 0 || key.netShare === null) return w('answerNone')
  const { accounts, netShare, profitShare } = key
  const sentence =
    w('answer', {
      count: accounts.toLocaleString('en-US'),
      accountShare: percentText(accounts / today.accounts, 0),
      netShare: percentText(netShare, 0),
    }) + (profitShare === null ? '' : w('answerProfit', { profitShare: percentText(profitShare, 0) }))
  return <span className="td-answer">{sentence.split(figure).map(weigh)}</span>
}

const figure = /(\d[\d,.]*%?)/
/** Every other part is a figure. */
const weigh = (part: string, index: number) => (index % 2 ? <strong key={index}>{part}</strong> : part)

const SegmentsHint = ({ today }: { today: Today }) => {
  const w = useWords(todayWords)
  return (
    <span className="td-head">
      {w('segmentsHint')}
      <Why title={w('segments')} formula={w('segmentsFormula')} asOf={today.evaluation?.asOf} />
    </span>
  )
}

const Board = ({ today, reader }: { today: Today; reader: Reader }) => {
  const w = useWords(todayWords)
  const segments = today.segments.filter((segment) => segment.accounts > 0)
  return (
    <div className="td-board">
      <div className="td-pyramid-place">
        <LayerShares today={today} partial={reader.scope !== 'all'} />
      </div>
      <div className="td-next-place">
        <DueList />
        <NextSteps today={today} reader={reader} />
      </div>
      <div className="td-key-place">
        <KeyAccounts today={today} partial={reader.scope !== 'all'} />
      </div>
      <div className="td-bottom-place">
        <Moves today={today} />
        {segments.length ? (
          <Section id="segments" title={w('segments')} hint={<SegmentsHint today={today} />} boxed>
            <SegmentTotals segments={segments} netMinor={today.netMinor} currency={today.currency} />
          </Section>
        ) : null}
      </div>
    </div>
  )
}

const NothingYours = ({ reader }: { reader: Reader }) => {
  const w = useWords(todayWords)
  const scope = useWords(scopeWords)
  return (
    <Empty
      title={w('nothingYours')}
      action={
        reader.mayAdd ? (
          <ButtonLink kind="primary" icon="plus" to="/accounts/new">
            {w('newAccount')}
          </ButtonLink>
        ) : undefined
      }
    >
      {w('nothingYoursText', { scope: scope(reader.scope) })}
    </Empty>
  )
}
