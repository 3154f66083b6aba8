// Which accounts make us money and which lose it, who will matter most, and what to do about either.
import { ButtonLink } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { Page } from '#web/page.tsx'
import { Empty, Failure, Skeleton, SkeletonLines } from '#web/states.tsx'
import { type ProfitOut, useProfit } from '../asking.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { NoRun } from '../no-run.tsx'
import { RunLine } from '../run-line.tsx'
import { Gems } from './gems-table.tsx'
import { Losing } from './losing-table.tsx'
import { Mattering } from './mattering-table.tsx'
import { profitWords } from './profit.words.ts'
import { ProfitFigures } from './profit-figures.tsx'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { useMoneyText, Weighed } from '../value-text.tsx'
import { roomWords } from '../words.ts'
import { whaleTold } from './whale.ts'
import { WhaleChart } from './whale-chart.tsx'

export const ValuePage = () => {
  const w = useWords(profitWords)
  const tabs = useValueTabs('profit')
  const read = useProfit()
  const { data } = read
  const shown = data?.run && data.totals.accounts > 0
  return (
    <Page
      {...tabs}
      kind="board"
      question={data && shown ? <Answer data={data} /> : w('question')}
      actions={shown ? <ComputeButton plain may={data.may.includes('compute')} /> : undefined}
      facts={data && shown ? <ProfitFigures data={data} /> : undefined}
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
      ) : !data ? (
        <>
          <Skeleton height={300} />
          <SkeletonLines lines={10} />
        </>
      ) : (
        <Shown data={data} />
      )}
    </Page>
  )
}

const Answer = ({ data }: { data: ProfitOut }) => {
  const w = useWords(profitWords)
  const money = useMoneyText(data.run?.currency)
  const told = whaleTold(data.whale, data.peak)
  if (!told) return w('question')
  const { earners, takers, earnedMinor, takenMinor, leftMinor, share } = told
  const counted = { earners: earners.toLocaleString('en-US'), takers: takers.toLocaleString('en-US') }
  if (takers === 0) return <Weighed>{w('answerNone', { ...counted, earned: money(earnedMinor) })}</Weighed>
  if (share === null)
    return (
      <Weighed>
        {w('answerLost', { ...counted, earned: money(earnedMinor), left: money(Math.abs(leftMinor)) })}
      </Weighed>
    )
  return (
    <Weighed>
      {w('answer', { ...counted, share: `${Math.round(share * 100)}%`, taken: money(takenMinor) })}
    </Weighed>
  )
}

const Shown = ({ data }: { data: ProfitOut }) => {
  const room = useWords(roomWords)
  const { run } = data
  if (!run) return <NoRun mayCompute={data.may.includes('compute')} />
  if (data.totals.accounts === 0)
    return <Empty title={room('nothingSeenTitle')}>{room('nothingSeenText')}</Empty>
  return (
    <>
      <RunLine run={run} windowMonths={data.windowMonths} />
      <div>
        {data.uncosted ? <Uncosted count={data.uncosted} /> : null}
        <WhaleChart data={data} run={run} />
      </div>
      <Losing data={data} run={run} />
      <Mattering data={data} run={run} />
      <Gems data={data} run={run} />
    </>
  )
}

const Uncosted = ({ count }: { count: number }) => {
  const w = useWords(profitWords)
  return (
    <div className="k-banner k-banner-plain" role="note">
      <Icon name="info" />
      <div className="k-grow">
        <strong>{w('uncostedTitle', { count: count.toLocaleString('en-US') })}</strong>
        <p>{w('uncostedText')}</p>
      </div>
      <ButtonLink small to="/value/accounts?costs=unknown">
        {w('seeUncosted')}
      </ButtonLink>
      <ButtonLink small to="/products">
        {w('toProducts')}
      </ButtonLink>
    </div>
  )
}
