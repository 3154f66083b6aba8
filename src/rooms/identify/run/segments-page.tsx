// Segments by recency, frequency and money: how many, what they bring, and what to do with each.
import { useMemo } from 'react'
import { ButtonLink } from '#web/button.tsx'
import { Count, Money, Percent } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Page, Section } from '#web/page.tsx'
import { useRead } from '#web/query.ts'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Choice } from '#web/tabs.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { ask, type Evaluation, type SegmentsOut, useNewest, useVersion } from '../asking.tsx'
import { useIdentifyTabs } from '../identify-tabs.tsx'
import { nameIn } from '../scorecard/describe.tsx'
import { CellAccounts } from './cell-accounts.tsx'
import { EvaluateButton } from './evaluate-button.tsx'
import { EvaluationLine } from './evaluation-line.tsx'
import './identify.css'
import type { RfmScorecard } from '../scoring/scorecard.ts'
import { ruleText } from '../scoring/segment-rule.ts'
import { identifyWords } from '../words.ts'
import { NoEvaluation } from './ranking-page.tsx'
import { SegmentGrid } from './segment-grid.tsx'
import { segmentWords } from './segments.words.ts'

export const SegmentsPage = () => {
  const w = useWords(segmentWords)
  const tabs = useIdentifyTabs('segments')
  const newest = useNewest('segment')
  const version = useVersion(newest.data)
  const evaluationId = newest.data?.id ?? ''
  const read = useRead(
    ['identify', 'segments', evaluationId],
    (signal) => ask('GET /identify/evaluations/:evaluationId/segments', { path: { evaluationId }, signal }),
    { enabled: Boolean(newest.data) },
  )
  const error = newest.error ?? version.error ?? read.error
  const definition = version.data?.definition
  return (
    <Page
      {...tabs}
      kind="board"
      question={w('question')}
      actions={newest.data ? <EvaluateButton /> : undefined}
      facts={
        newest.data ? (
          <EvaluationLine evaluation={newest.data} here={`/identify/evaluations/${newest.data.id}`} />
        ) : undefined
      }
    >
      {error ? (
        <Failure error={error} onRetry={() => void newest.refetch()} words={identifyWords} />
      ) : newest.data === null ? (
        <NoEvaluation />
      ) : newest.data && read.data && definition?.kind === 'rfm' ? (
        <Shown evaluation={newest.data} found={read.data} definition={definition} />
      ) : (
        <SkeletonLines lines={10} />
      )}
    </Page>
  )
}

type Row = SegmentsOut['segments'][number] & {
  name: string
  rule: string
  advice: string
  accountsShare: number | null
  moneyShare: number | null
}

const Shown = ({
  evaluation,
  found,
  definition,
}: {
  evaluation: Evaluation
  found: SegmentsOut
  definition: RfmScorecard
}) => {
  const w = useWords(segmentWords)
  const [url, setUrl] = useUrl()
  const by = url.by === 'accounts' ? 'accounts' : 'money'
  const currency = evaluation.currency ?? 'CNY'
  const cell = /^[1-5][1-5]$/.test(url.cell ?? '') ? url.cell : undefined
  return (
    <>
      <Section
        id="segments"
        title={w(definition.segments.length === 7 ? 'segments' : 'segmentsPlain')}
        hint={w(`bounds.${definition.bounds.by}`)}
        actions={
          <ButtonLink small to={`/identify/scorecards/${evaluation.scorecardId}`}>
            {w('scorecard')}
          </ButtonLink>
        }
      >
        <SegmentTable evaluation={evaluation} found={found} definition={definition} />
        <p className="k-quiet k-small id-note">{w('notIn')}</p>
      </Section>
      <Section
        id="grid"
        title={w('grid')}
        hint={w('gridHint', { what: w(`what.${by}`) })}
        actions={
          <Choice
            label={w('colourBy')}
            value={by}
            onChange={(next) => setUrl({ by: next === 'money' ? null : next })}
            options={[
              { key: 'money', label: w('by.money') },
              { key: 'accounts', label: w('by.accounts') },
            ]}
          />
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        {/* biome-ignore lint/a11y/useSemanticElements: a section would be a second landmark of the same name */}
        <div className="id-grid-box" tabIndex={0} role="group" aria-label={w('grid')}>
          <SegmentGrid
            cells={found.cells}
            by={by}
            currency={currency}
            onOpen={(opened) => setUrl({ cell: opened }, { push: true })}
          />
        </div>
        {cell ? (
          <CellAccounts
            evaluation={evaluation}
            cell={cell}
            total={found.cells.find((one) => `${one.r}${one.f}` === cell)}
            onClose={() => setUrl({ cell: null })}
          />
        ) : null}
      </Section>
    </>
  )
}

const SegmentTable = ({
  evaluation,
  found,
  definition,
}: {
  evaluation: Evaluation
  found: SegmentsOut
  definition: RfmScorecard
}) => {
  const w = useWords(segmentWords)
  const { language } = useLanguage()
  const currency = evaluation.currency ?? undefined
  const rows = useMemo((): Row[] => {
    const accounts = found.segments.reduce((sum, one) => sum + one.accounts, 0)
    const money = found.segments.reduce((sum, one) => sum + one.grossMinor, 0)
    return found.segments.map((one) => {
      const segment = definition.segments.find((candidate) => candidate.key === one.key)
      const advice = segmentWords[`advice.${one.key}` as keyof typeof segmentWords]
      return {
        ...one,
        name: nameIn(segment?.name, language) || one.key,
        rule: segment ? ruleText(segment.when, language) : '—',
        advice: advice ? w(`advice.${one.key}` as keyof typeof segmentWords) : '—',
        accountsShare: accounts ? one.accounts / accounts : null,
        moneyShare: money ? one.grossMinor / money : null,
      }
    })
  }, [found, definition, language, w])
  const columns = useMemo((): Column<Row>[] => {
    const shared = { asOf: evaluation.asOf, version: evaluation.version }
    return [
      {
        key: 'name',
        title: (
          <span className="id-head">
            {w('segment')}{' '}
            <Why
              title={w('segment')}
              formula={w('ruleFormula')}
              inputs={rows.map((row) => ({ label: row.name, value: row.rule }))}
              {...shared}
            />
          </span>
        ),
        minWidth: 130,
        render: (row) => row.name,
      },
      {
        key: 'rule',
        title: w('rule'),
        minWidth: 196,
        priority: 3,
        render: (row) => <span title={row.rule}>{row.rule}</span>,
      },
      {
        key: 'accounts',
        title: w('accounts'),
        unit: w('accountsUnit'),
        width: 96,
        align: 'right',
        render: (row) => <Count value={row.accounts} />,
      },
      {
        key: 'accountsShare',
        title: w('accountsShare'),
        width: 84,
        align: 'right',
        priority: 3,
        render: (row) => <Percent share={row.accountsShare} />,
      },
      {
        key: 'money',
        title: (
          <span className="id-head">
            {w('money')} <Why title={w('money')} formula={w('moneyFormula')} {...shared} />
          </span>
        ),
        width: 116,
        align: 'right',
        render: (row) => <Money amountMinor={row.grossMinor} currency={currency} />,
      },
      {
        key: 'moneyShare',
        title: w('moneyShare'),
        width: 92,
        align: 'right',
        render: (row) => <Percent share={row.moneyShare} />,
      },
      {
        key: 'recency',
        title: w('averageRecency'),
        unit: w('days'),
        width: language === 'zh' ? 128 : 150,
        align: 'right',
        priority: 2,
        render: (row) => <span className="k-number">{row.averageRecencyDays.toFixed(0)}</span>,
      },
      {
        key: 'orders',
        title: w('averageOrders'),
        unit: w('orders'),
        width: 108,
        align: 'right',
        priority: 2,
        render: (row) => <span className="k-number">{row.averageOrders.toFixed(1)}</span>,
      },
      {
        key: 'advice',
        title: w('advice'),
        minWidth: 200,
        grow: 2,
        priority: 3,
        render: (row) => <span title={row.advice}>{row.advice}</span>,
      },
    ]
  }, [w, language, currency, rows, evaluation])
  return (
    <DataTable
      label={w('segmentsPlain')}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.key}
      rowHref={(row) => `/accounts?segment=${encodeURIComponent(row.key)}`}
      height="auto"
      compact={(row) => ({
        title: row.name,
        value: <Percent share={row.moneyShare} />,
        line: (
          <>
            <Count value={row.accounts} unit={w('accountsUnit')} /> · {row.advice}
          </>
        ),
      })}
    />
  )
}
