// The model behind lifetime value: which one and why, its parameters, and how it did on orders it had not seen.
import { daysBetween } from '#base/calendar.ts'
import { ButtonLink } from '#web/button.tsx'
import { DataList } from '#web/chart.tsx'
import { Count, Fact, Money, State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Columns, Page, Section } from '#web/page.tsx'
import { Empty, Failure, Skeleton, SkeletonLines } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { type ModelOut, type Run, useModel } from '../asking.tsx'
import { ComputeButton } from '../compute-button.tsx'
import { NoRun } from '../no-run.tsx'
import { RunLine } from '../run-line.tsx'
import { modelWords } from './model.words.ts'
import { BinsChart, RenewalChart, WeeksChart } from './model-charts.tsx'
import { holdoutOf, verdictOf } from './model-check.ts'
import { Candidates, type Model, Parameters } from './model-tables.tsx'
import { Runs } from './runs-table.tsx'
import '../value.css'
import { useValueTabs } from '../value-tabs.tsx'
import { Weighed } from '../value-text.tsx'
import { roomWords } from '../words.ts'

export const ValueModelPage = () => {
  const w = useWords(modelWords)
  const tabs = useValueTabs('model')
  const read = useModel()
  const { data } = read
  return (
    <Page
      {...tabs}
      kind="board"
      question={data?.model ? <Answer model={data.model} /> : w('question')}
      actions={data?.run ? <ComputeButton may={data.may.includes('compute')} /> : undefined}
    >
      {read.error ? (
        <Failure error={read.error} onRetry={() => void read.refetch()} words={roomWords} />
      ) : !data ? (
        <>
          <SkeletonLines lines={6} />
          <Skeleton height={280} />
        </>
      ) : data.run ? (
        <Shown data={data} run={data.run} />
      ) : (
        <NoRun mayCompute={data.may.includes('compute')} />
      )}
    </Page>
  )
}

const Answer = ({ model }: { model: Model }) => {
  const w = useWords(modelWords)
  const name = w(`model.${model.chosen}`)
  const { check } = model
  if (!check || check.bins.length === 0 || model.chosen === 'simple')
    return <>{w('answerUnchecked', { model: name })}</>
  const found = holdoutOf(check)
  return (
    <Weighed>
      {w('answer', {
        model: name,
        weeks: Math.round(daysBetween(check.calibrationEnd, check.holdoutEnd) / 7),
        expected: Math.round(found.expected).toLocaleString('en-US'),
        seen: Math.round(found.seen).toLocaleString('en-US'),
        verdict: w(`verdict.${verdictOf(found)}`),
      })}
    </Weighed>
  )
}

const Shown = ({ data, run }: { data: ModelOut; run: Run }) => {
  const w = useWords(modelWords)
  const { model } = data
  return (
    <>
      <RunLine run={run} />
      {model ? (
        <>
          <Chosen model={model} maySettle={data.may.includes('compute')} />
          {model.check ? (
            <Columns min={400}>
              <BinsChart check={model.check} />
              <WeeksChart check={model.check} />
            </Columns>
          ) : (
            <Empty
              title={w('noCheckTitle')}
              action={<ButtonLink to="/value/settings#future">{w('settings')}</ButtonLink>}
            >
              {w('noCheckText', { weeks: data.settings.holdoutWeeks })}
            </Empty>
          )}
          <Candidates model={model} />
          <Parameters model={model} />
          <Columns min={400}>
            <Spend model={model} currency={run.currency} />
            {model.renewal ? <RenewalChart renewal={model.renewal} /> : null}
          </Columns>
        </>
      ) : null}
      <Runs />
    </>
  )
}

const reasons = ['bestFit', 'asSet', 'tooFew', 'notIdentified', 'notConverged', 'noDropout'] as const

const Chosen = ({ model, maySettle }: { model: Model; maySettle: boolean }) => {
  const w = useWords(modelWords)
  const room = useWords(roomWords)
  const reason = reasons.find((one) => one === model.because)
  const { histories } = model
  const used = model.candidates.find((one) => one.model === model.chosen)
  return (
    <Section
      id="chosen"
      title={w('chosen')}
      actions={
        maySettle ? (
          <ButtonLink small kind="bare" to="/value/settings#future">
            {w('changeModel')}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="va-model">
        <p>
          <strong>{w(`model.${model.chosen}`)}</strong>{' '}
          {reason ? w(`because.${reason}`) : w('because.other', { code: model.because })}
        </p>
        <p className="k-quiet">{w(`about.${model.chosen}`)}</p>
        <div className="va-facts">
          <Fact label={w('histories')}>
            <Count value={histories.accounts} unit={room('accountsUnit')} />
          </Fact>
          <Fact label={w('repeatsSum')}>
            <Count value={histories.repeats} />
          </Fact>
          <Fact label={w('withoutRepeat')}>
            <Count value={histories.withoutRepeat} unit={room('accountsUnit')} />
          </Fact>
          <Fact label={w('distinct')} why={<Why title={w('distinct')} formula={w('distinctFormula')} />}>
            <Count value={histories.distinct} />
          </Fact>
          {used && used.holdoutError !== null ? (
            <Fact
              label={w('error')}
              note={w('errorNote')}
              why={<Why title={w('error')} formula={w('errorFormula')} />}
            >
              <span className="k-number">{used.holdoutError.toFixed(2)}</span>
            </Fact>
          ) : null}
          {used && used.holdoutRatio !== null ? (
            <Fact label={w('ratio')} why={<Why title={w('ratio')} formula={w('ratioFormula')} />}>
              <span className="k-number">{used.holdoutRatio.toFixed(2)}</span>
            </Fact>
          ) : null}
        </div>
      </div>
    </Section>
  )
}

const strained = 0.3

const Spend = ({ model, currency }: { model: Model; currency: string | null }) => {
  const w = useWords(modelWords)
  const { spend } = model
  return (
    <Section id="spend" title={w('spend')} hint={spend ? w('spendHint') : undefined}>
      {spend ? (
        <>
          <div className="va-facts">
            <Fact label={w('spendMean')}>
              <Money amountMinor={Math.round(spend.meanMinor)} currency={currency ?? undefined} />
            </Fact>
            <Fact
              label={w('correlation')}
              why={<Why title={w('correlation')} formula={w('correlationFormula')} />}
              note={
                <State tone={Math.abs(spend.correlation) >= strained ? 'warn' : 'good'}>
                  {w(Math.abs(spend.correlation) >= strained ? 'correlationStrained' : 'correlationFine')}
                </State>
              }
            >
              <span className="k-number">{spend.correlation.toFixed(2).replace('-', '−')}</span>
            </Fact>
          </div>
          <div className="va-below">
            <DataList
              label={w('spend')}
              table={{
                columns: [{ title: w('parameter') }, { title: w('estimate') }],
                rows: [
                  ['p', spend.p.toFixed(3)],
                  ['q', spend.q.toFixed(3)],
                  ['γ', spend.gamma.toLocaleString('en-US', { maximumFractionDigits: 1 })],
                  [w('logLikelihood'), spend.logLikelihood.toFixed(1).replace('-', '−')],
                ],
              }}
            />
          </div>
        </>
      ) : (
        <p className="k-quiet">{w('noSpend')}</p>
      )}
    </Section>
  )
}
