// Where value will come from: how it spreads, on how many it hangs, who is still there, and what is at risk.
import { ButtonLink } from '#web/button.tsx'
import { DataList } from '#web/chart.tsx'
import { Count, Fact, Money, Percent, percentText } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Columns, Page, Section } from '#web/page.tsx'
import { Empty, Failure, Skeleton, SkeletonLines } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { type FutureOut, type Run, useFuture } from '../asking.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { NoRun } from '../no-run.tsx'
import { useLifetimeFormula } from '../profit/lifetime-why.tsx'
import { RunLine } from '../run-line.tsx'
import { AliveMap } from './alive-map.tsx'
import { AtRisk } from './at-risk-table.tsx'
import { futureWords } from './future.words.ts'
import { FutureCurve, SpreadChart } from './future-charts.tsx'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { useMoneyText, Weighed, yearsOf } from '../value-text.tsx'
import { roomWords } from '../words.ts'

export const ValueFuturePage = () => {
  const w = useWords(futureWords)
  const tabs = useValueTabs('future')
  const read = useFuture()
  const { data } = read
  const shown = data?.run && data.totals.accounts > 0
  return (
    <Page
      {...tabs}
      kind="board"
      question={
        data && shown ? <Answer data={data} /> : w('question', { years: yearsOf(data?.horizonWeeks ?? 156) })
      }
      actions={shown ? <ComputeButton plain may={data.may.includes('compute')} /> : undefined}
      facts={data?.run && shown ? <Figures data={data} run={data.run} /> : undefined}
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
      ) : !data ? (
        <>
          <Skeleton height={300} />
          <SkeletonLines lines={8} />
        </>
      ) : (
        <Shown data={data} />
      )}
    </Page>
  )
}

const Answer = ({ data }: { data: FutureOut }) => {
  const w = useWords(futureWords)
  const money = useMoneyText(data.run?.currency)
  const { topFifthShare, reaching80 } = data.concentration
  const years = yearsOf(data.horizonWeeks)
  if (topFifthShare === null) return w('question', { years })
  return (
    <Weighed>
      {w('answer', {
        years,
        money: money(data.totals.lifetimeMinor),
        share: percentText(topFifthShare, 0),
        few: reaching80.toLocaleString('en-US'),
      })}
    </Weighed>
  )
}

const Figures = ({ data, run }: { data: FutureOut; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const formula = useLifetimeFormula({ horizonWeeks: data.horizonWeeks })
  const currency = run.currency ?? undefined
  const { totals, concentration } = data
  const whole = {
    label: w('lifetimeSum'),
    value: <Money amountMinor={totals.lifetimeMinor} currency={currency} exact />,
  }
  const about = { asOf: run.asOf, version: run.formula }
  return (
    <>
      <Fact
        label={w('lifetimeSum')}
        note={w('horizon', { years: yearsOf(data.horizonWeeks) })}
        why={
          <Why
            title={w('lifetimeSum')}
            formula={formula}
            inputs={[
              whole,
              { label: room('accounts'), value: <Count value={totals.accounts} />, to: '/value/accounts' },
            ]}
            {...about}
          />
        }
      >
        <Money amountMinor={totals.lifetimeMinor} currency={currency} />
      </Fact>
      <Fact
        label={w('topFifth')}
        why={<Why title={w('topFifth')} formula={w('topFifthFormula')} inputs={[whole]} {...about} />}
      >
        <Percent share={concentration.topFifthShare} />
      </Fact>
      <Fact
        label={w('reaching80')}
        why={<Why title={w('reaching80')} formula={w('reaching80Formula')} inputs={[whole]} {...about} />}
      >
        <Count value={concentration.reaching80} unit={room('accountsUnit')} />
      </Fact>
      <Fact
        label={w('gini')}
        why={<Why title={w('gini')} formula={w('giniFormula')} inputs={[whole]} {...about} />}
      >
        <span className="k-number">{concentration.gini?.toFixed(3) ?? '—'}</span>
      </Fact>
      <Fact
        label={room('atRisk')}
        note={
          totals.netMinor > 0
            ? w('atRiskShare', { share: percentText(totals.atRiskMinor / totals.netMinor) })
            : undefined
        }
        why={<Why title={room('atRisk')} formula={room('atRiskFormula')} {...about} />}
      >
        <Money amountMinor={totals.atRiskMinor} currency={currency} />
      </Fact>
    </>
  )
}

const Shown = ({ data }: { data: FutureOut }) => {
  const room = useWords(roomWords)
  const { run } = data
  if (!run) return <NoRun mayCompute={data.may.includes('compute')} />
  if (data.totals.accounts === 0)
    return <Empty title={room('nothingSeenTitle')}>{room('nothingSeenText')}</Empty>
  return (
    <>
      <RunLine run={run} />
      <Columns min={400}>
        <SpreadChart data={data} run={run} />
        <FutureCurve data={data} />
      </Columns>
      <AliveMap data={data} run={run} />
      <AtRisk data={data} run={run} />
      <Ways data={data} run={run} />
    </>
  )
}

const Ways = ({ data, run }: { data: FutureOut; run: Run }) => {
  const w = useWords(futureWords)
  const room = useWords(roomWords)
  const whole = data.totals.lifetimeMinor
  return (
    <Section
      id="ways"
      title={w('ways')}
      hint={w('waysHint')}
      actions={
        <ButtonLink small kind="bare" to="/value/model">
          {w('seeModel')}
        </ButtonLink>
      }
    >
      <DataList
        label={w('waysLabel')}
        table={{
          columns: [
            { title: room('way') },
            { title: room('accounts'), unit: room('accountsUnit') },
            { title: room('lifetime') },
            { title: w('shareOfValue'), unit: '%' },
          ],
          rows: data.ways.map((way) => [
            room(`by.${way.by}`),
            <Count key="accounts" value={way.accounts} />,
            <Money
              key="money"
              amountMinor={way.by === 'none' ? null : way.lifetimeMinor}
              currency={run.currency ?? undefined}
            />,
            <Percent key="share" share={whole > 0 && way.by !== 'none' ? way.lifetimeMinor / whole : null} />,
          ]),
        }}
      />
    </Section>
  )
}
