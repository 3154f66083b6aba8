// The ranking of one evaluation: who stands where, since when, and what the score is made of.
import { useMemo } from 'react'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { Button } from '#web/button.tsx'
import { Money, Percent } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Empty, Failure } from '#web/states.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { useUrl } from '#web/url.ts'
import { Why } from '#web/why.tsx'
import { type Evaluation, type Ranked, useRanking } from '../asking.tsx'
import { useName, windowText } from '../scorecard/describe.tsx'
import type { Scorecard } from '../scoring/scorecard.ts'
import { ContributionBar, type Dimension, useDimensions } from '../standing/contribution.tsx'
import { scoreText } from '../standing/score-text.ts'
import { Stars } from '../standing/stars.tsx'
import { MoveMark } from './moved.tsx'
import { ReasonMark } from './reason-mark.tsx'
import { runWords } from './run.words.ts'

export type MovedFilter = 'up' | 'down' | 'entered'
const isMoved = (text: string | undefined): text is MovedFilter =>
  text === 'up' || text === 'down' || text === 'entered'

/** What the address says of the filters. */
export const useRankingFilter = (evaluation: Evaluation) => {
  const [url, setUrl] = useUrl()
  const grade = evaluation.grades.some((one) => one.grade === url.tier) ? url.tier : undefined
  return { grade, moved: isMoved(url.moved) ? url.moved : undefined, setUrl }
}

export const RankingTable = ({
  evaluation,
  definition,
  height = 'fill',
}: {
  evaluation: Evaluation
  definition: Scorecard | undefined
  height?: 'fill' | number
}) => {
  const w = useWords(runWords)
  const { grade, moved, setUrl } = useRankingFilter(evaluation)
  const list = useRanking(evaluation.id, { grade, moved })
  const dimensions = useDimensions(definition)
  const most = list.rows?.[0]?.score ?? null
  const columns = useColumns(evaluation, definition, dimensions, most)
  const named = useGradeName(evaluation)
  const currency = evaluation.currency ?? undefined
  const filtered = Boolean(grade || moved)
  return (
    <DataTable
      label={w('rankingLabel')}
      rows={list.rows}
      columns={columns}
      rowKey={(row) => row.accountId}
      rowHref={(row) => `/accounts/${row.accountId}`}
      hasMore={list.hasMore}
      loadingMore={list.loadingMore}
      onMore={list.onMore}
      changing={list.changing}
      height={height}
      error={list.error && <Failure error={list.error} onRetry={list.retry} words={runWords} />}
      empty={
        <Empty
          title={w('noMatch')}
          action={
            filtered ? (
              <Button onClick={() => setUrl({ tier: null, moved: null })}>{w('clearFilters')}</Button>
            ) : undefined
          }
        >
          {w('noMatchText')}
        </Empty>
      }
      compact={(row) => ({
        mark: <span className="id-rank">{row.rank}</span>,
        title: row.name,
        value: <Money amountMinor={row.netMinor} currency={currency} />,
        line: (
          <>
            {evaluation.kind === 'rfm' ? (
              named(row.grade)
            ) : (
              <TierMark tier={row.grade} reason={row.reason} ladder={ladderOf(evaluation)} terse />
            )}
            {' · '}
            {row.score === null ? w('noScore') : scoreText(evaluation.kind, row.score)}
            {row.star ? (
              <>
                {' · '}
                <Stars star={row.star} />
              </>
            ) : null}
            {row.previousGrade === row.grade ? null : (
              <>
                {' · '}
                <MoveMark
                  from={row.previousGrade}
                  to={row.grade}
                  ladder={ladderOf(evaluation)}
                  name={named}
                />
              </>
            )}
          </>
        ),
      })}
    />
  )
}

export const ladderOf = (evaluation: Evaluation): string[] => evaluation.grades.map((one) => one.grade)

/** The name of a grade: a tier is its own, a segment has one in two languages. */
export const useGradeName = (evaluation: Evaluation) => {
  const name = useName()
  return (grade: string | null): string =>
    grade === null ? '—' : name(evaluation.grades.find((one) => one.grade === grade)?.name) || grade
}

const useColumns = (
  evaluation: Evaluation,
  definition: Scorecard | undefined,
  dimensions: readonly Dimension[],
  /** The best score, for points that have no end. */
  most: number | null,
): Column<Ranked>[] => {
  const w = useWords(runWords)
  const named = useGradeName(evaluation)
  const name = useName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and dimensions follow from evaluation, definition and language
  return useMemo(() => {
    const ladder = ladderOf(evaluation)
    const currency = evaluation.currency ?? undefined
    const shared = {
      asOf: evaluation.asOf,
      version: evaluation.version,
    }
    const span = { label: w('window'), value: windowText(w, evaluation.asOf, evaluation.windowMonths) }
    const weighted = definition?.kind === 'weighted' ? definition : null
    const gross = definition?.kind === 'rfm' || weighted?.basis === 'gross'
    const tiered = evaluation.kind !== 'rfm'
    const to = `/identify/scorecards/${evaluation.scorecardId}`
    const columns: Column<Ranked>[] = [
      {
        key: 'name',
        title: `${w('rank')} · ${w('account')}`,
        minWidth: 284,
        grow: 2,
        render: (row) => (
          <>
            <span className="id-rank">{row.rank}</span>
            {row.name}
          </>
        ),
      },
      {
        key: 'grade',
        title: w(tiered ? 'tier' : 'segment'),
        width: 104,
        render: (row) =>
          tiered ? <TierMark tier={row.grade} reason={row.reason} ladder={ladder} /> : named(row.grade),
      },
      {
        key: 'previous',
        title: w('previous'),
        width: tiered ? 72 : 140,
        priority: 2,
        render: (row) => <MoveMark from={row.previousGrade} to={row.grade} ladder={ladder} name={named} />,
      },
      {
        key: 'score',
        title: (
          <span className="id-head">
            {w('score')}
            <Why
              title={w('score')}
              formula={w(formulas[definition?.kind ?? 'weighted'])}
              inputs={[
                ...dimensions.map((one) => ({
                  label: (
                    <>
                      <span className="id-dot" style={{ background: one.colour }} /> {one.name}
                    </>
                  ),
                  value: one.weight ? w('weight', { weight: Number(one.weight.toFixed(2)) }) : '',
                })),
                { label: w('scorecard'), value: name(evaluation.scorecardName), to },
              ]}
              {...shared}
            />
          </span>
        ),
        minWidth: 196,
        render: (row) => (
          <span className={evaluation.kind === 'points' ? 'id-score id-score-points' : 'id-score'}>
            <span className="k-number">{scoreText(evaluation.kind, row.score)}</span>
            <ContributionBar
              dimensions={dimensions}
              contributions={row.contributions}
              most={evaluation.kind === 'points' ? (most ?? 1) : 100}
            />
          </span>
        ),
      },
    ]
    if (definition?.kind === 'points')
      columns.splice(2, 0, {
        key: 'star',
        title: w('stars'),
        width: 112,
        render: (row) => <Stars star={row.star} />,
      })
    if (tiered)
      columns.push({
        key: 'reason',
        title: w('reason'),
        minWidth: 168,
        priority: 2,
        render: (row) => <ReasonMark reason={row.reason} rule={row.rule} />,
      })
    if (weighted)
      columns.push({
        key: 'coverage',
        title: (
          <span className="id-head">
            {w('coverage')}
            <Why
              title={w('coverage')}
              formula={w('coverageFormula', { share: `${Math.round(weighted.minimumCoverage * 100)}%` })}
              {...shared}
            />
          </span>
        ),
        width: 112,
        align: 'right',
        priority: 3,
        render: (row) => (
          <span className={row.coverage < weighted.minimumCoverage - 1e-9 ? 'k-warn' : undefined}>
            <Percent share={row.coverage} digits={0} />
          </span>
        ),
      })
    columns.push(
      {
        key: 'net',
        title: (
          <span className="id-head">
            {w(gross ? 'gross' : 'net')}
            <Why
              title={w(gross ? 'gross' : 'net')}
              formula={w(gross ? 'grossFormula' : 'netFormula')}
              inputs={[span]}
              {...shared}
            />
          </span>
        ),
        width: 116,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'profit',
        title: (
          <span className="id-head">
            {w('profit')} <Why title={w('profit')} formula={w('profitFormula')} inputs={[span]} {...shared} />
          </span>
        ),
        width: 112,
        align: 'right',
        priority: 2,
        render: (row) => <Money amountMinor={row.profitMinor} currency={currency} />,
      },
    )
    return columns
  }, [evaluation, definition, most, w])
}

const formulas = { weighted: 'scoreFormula', rfm: 'rfmFormula', points: 'pointsFormula' } as const
