// One evaluation: what each grade holds, who moved, and its ranking.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { ShareBar } from '#web/bars.tsx'
import { DataList } from '#web/chart.tsx'
import { Count, Fact, Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, PageSkeleton } from '#web/states.tsx'
import { useParam } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type Evaluation, useVersion } from './asking.tsx'
import { DimensionLegend, useDimensions } from './contribution.tsx'
import { useName, windowText } from './describe.tsx'
import { timeText } from './evaluations-page.tsx'
import './identify.css'
import { gradeColour, MovedCounts } from './moved.tsx'
import { RankingFilters } from './ranking-filters.tsx'
import { ladderOf, RankingTable, useGradeName } from './ranking-table.tsx'
import { identifyWords } from './words.ts'

export const EvaluationPage = () => {
  const evaluationId = useParam('evaluationId')
  const read = useRead(['identify', 'evaluation', evaluationId], (signal) =>
    ask('GET /identify/evaluations/:evaluationId', { path: { evaluationId }, signal }),
  )
  if (read.error)
    return <Failure error={read.error} onRetry={() => void read.refetch()} words={identifyWords} />
  return read.data ? <Shown evaluation={read.data} /> : <PageSkeleton />
}

const Shown = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(identifyWords)
  const name = useName()
  const version = useVersion(evaluation)
  const dimensions = useDimensions(version.data?.definition)
  const here = `/identify/evaluations/${evaluation.id}`
  return (
    <Page
      title={evaluation.reason}
      crumbs={[{ label: w('tab.evaluations'), to: '/identify/evaluations' }]}
      question={w('evaluationQuestion')}
      facts={
        <>
          <Fact label={w('evaluateAsOf')} note={windowText(w, evaluation.asOf, evaluation.windowMonths)}>
            <span className="k-number">{evaluation.asOf}</span>
          </Fact>
          <Fact
            label={w('scorecard')}
            note={w('by', {
              name: evaluation.personName ?? w('bySystem'),
              day: timeText(evaluation.evaluatedAt),
            })}
          >
            <Go to={`/identify/scorecards/${evaluation.scorecardId}?version=${evaluation.version}`}>
              {name(evaluation.scorecardName)}
            </Go>{' '}
            <small className="k-small k-quiet">{w('version', { version: evaluation.version })}</small>
          </Fact>
          <Fact label={w('movements')}>
            <MovedCounts
              sets={evaluation.sets}
              moved={evaluation.moved}
              to={(way) => `${here}?moved=${way}#ranking`}
            />
          </Fact>
          {evaluation.sets === 'tier' ? (
            <Fact
              label={w('insufficient')}
              why={
                <Why
                  title={w('insufficient')}
                  formula={w('insufficientFormula')}
                  asOf={evaluation.asOf}
                  version={evaluation.version}
                />
              }
            >
              <Count value={evaluation.insufficient} />
            </Fact>
          ) : null}
        </>
      }
    >
      <Section title={w(evaluation.sets === 'tier' ? 'grades' : 'segmentsTotal')} boxed id="grades">
        <GradeTotals evaluation={evaluation} />
      </Section>
      <Section id="ranking" title={w('ranking')} actions={<RankingFilters evaluation={evaluation} />}>
        <DimensionLegend dimensions={dimensions} />
        <RankingTable evaluation={evaluation} definition={version.data?.definition} height={560} />
      </Section>
    </Page>
  )
}

const GradeTotals = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(identifyWords)
  const named = useGradeName(evaluation)
  const ladder = ladderOf(evaluation)
  const { grades } = evaluation
  const currency = evaluation.currency ?? undefined
  const sum = (values: readonly (number | null)[]) =>
    values.some((value) => value !== null)
      ? values.reduce<number>((total, value) => total + (value ?? 0), 0)
      : null
  const net = sum(grades.map((one) => one.netMinor))
  const profit = sum(grades.map((one) => one.profitMinor))
  const accounts = grades.reduce((total, one) => total + one.accounts, 0)
  const part = (value: number | null, whole: number | null) =>
    value === null || !whole ? null : value / whole
  const isTier = evaluation.sets === 'tier'
  const money = w(isTier ? 'net' : 'gross')
  const rows = grades.map((one) => [
    <Go
      key="grade"
      to={`/identify/evaluations/${evaluation.id}?tier=${encodeURIComponent(one.grade)}#ranking`}
    >
      {isTier ? <TierMark tier={one.grade} ladder={ladder} /> : named(one.grade)}
    </Go>,
    ...(isTier ? [one.layer ? w(`layer.${one.layer}`) : '—'] : []),
    <Count key="accounts" value={one.accounts} />,
    <Percent key="share" share={part(one.accounts, accounts)} />,
    <Money key="net" amountMinor={one.netMinor} currency={currency} />,
    <Percent key="netShare" share={part(one.netMinor, net)} />,
    <Money key="profit" amountMinor={one.profitMinor} currency={currency} />,
    <Percent key="profitShare" share={part(one.profitMinor, profit)} />,
  ])
  const total = [
    <strong key="total">{w('total')}</strong>,
    ...(isTier ? [''] : []),
    <Count key="accounts" value={accounts} />,
    '',
    <Money key="net" amountMinor={net} currency={currency} />,
    '',
    <Money key="profit" amountMinor={profit} currency={currency} />,
    '',
  ]
  const bar = (key: 'accounts' | 'netMinor', whole: number | null) =>
    grades.map((one, index) => ({
      key: one.grade,
      label: named(one.grade),
      share: Math.max(0, part(one[key], whole) ?? 0),
      colour: isTier ? gradeColour(one.grade, ladder) : `var(--hue-${(index % 5) + 1})`,
    }))
  return (
    <div className="k-stack id-totals">
      {isTier ? (
        <div className="id-bars">
          <div>
            <p className="k-small k-quiet">{w('accountsShare')}</p>
            <ShareBar label={w('accountsShare')} parts={bar('accounts', accounts)} />
          </div>
          <div>
            <p className="k-small k-quiet">{w('netShare')}</p>
            <ShareBar label={w('netShare')} parts={bar('netMinor', net)} />
          </div>
        </div>
      ) : null}
      <DataList
        label={w('gradesTable')}
        table={{
          columns: [
            { title: w(evaluation.sets) },
            ...(isTier ? [{ title: w('layer'), align: 'left' as const }] : []),
            { title: w('accounts'), unit: w('accountsUnit') },
            { title: w('accountsShare'), unit: '%' },
            { title: money },
            { title: w('netShare'), unit: '%' },
            { title: w('profit') },
            { title: w('profitShare'), unit: '%' },
          ],
          rows: [...rows, total],
        }}
      />
    </div>
  )
}
