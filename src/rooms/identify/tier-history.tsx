// How the tier of an account went over the evaluations, and why it was what it was at each.
import { useMemo, useRef } from 'react'
import { stepOf } from '#records/accounts/ladder.ts'
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { accountWords } from '#records/accounts/words.ts'
import { useWords } from '#web/language.tsx'
import { useWidth } from '#web/media.ts'
import { SidePanel } from '#web/overlay.tsx'
import { Section } from '#web/page.tsx'
import { Empty, Failure, SkeletonLines } from '#web/states.tsx'
import { DataTable } from '#web/table.tsx'
import type { Column } from '#web/table-types.ts'
import { useUrl } from '#web/url.ts'
import './account.css'
import { whyWords } from './account.words.ts'
import type { ask } from './asking.tsx'
import { MoveMark } from './moved.tsx'
import { useScoreAt, useTiers } from './since-before.tsx'
import { WhyTier } from './why-tier.tsx'

type Row = Awaited<ReturnType<typeof ask<'GET /accounts/:accountId/tiers'>>>['rows'][number]
type Line = Row & { before: string | null; isFirst: boolean }

/** Which evaluation is open is part of the address: `?tab=tiers&evaluation=…`. */
export const TierHistory = ({
  accountId,
  may,
  ladder,
}: {
  accountId: string
  may: readonly string[]
  ladder: readonly string[]
}) => {
  const w = useWords(whyWords)
  const [url, setUrl] = useUrl()
  const history = useTiers(accountId)
  const lines = useMemo(
    () =>
      history.data?.rows.map((row, index, rows): Line => {
        const earlier = rows[index + 1]
        return { ...row, before: earlier?.grade ?? null, isFirst: !earlier }
      }),
    [history.data],
  )
  const columns = useColumns(ladder)
  if (history.error)
    return <Failure error={history.error} onRetry={() => void history.refetch()} words={whyWords} />
  const open = (evaluationId: string) => setUrl({ evaluation: evaluationId }, { push: true })
  return (
    <Section title={w('historyTitle')} hint={lines?.length ? w('historyHint') : undefined}>
      {lines && lines.length > 1 ? (
        <Steps lines={lines} ladder={ladder} onOpen={open} chosen={url.evaluation} />
      ) : null}
      <DataTable
        label={w('historyLabel')}
        rows={lines}
        columns={columns}
        rowKey={(row) => row.evaluationId}
        rowHref={(row) => `/accounts/${accountId}?tab=tiers&evaluation=${row.evaluationId}`}
        height="auto"
        compact={(row) => ({
          title: <TierMark tier={row.grade} reason={row.reason} ladder={ladder} />,
          value: row.score?.toFixed(1) ?? '—',
          line: row.asOf,
        })}
        empty={<Empty title={w('noHistoryTitle')}>{w('noHistoryText')}</Empty>}
      />
      {url.evaluation ? (
        <Then
          accountId={accountId}
          evaluationId={url.evaluation}
          may={may}
          ladder={ladder}
          onClose={() => setUrl({ evaluation: null })}
        />
      ) : null}
    </Section>
  )
}

const useColumns = (ladder: readonly string[]) => {
  const w = useWords(whyWords)
  const reasons = useWords(accountWords)
  return useMemo(
    (): Column<Line>[] => [
      { key: 'asOf', title: w('day'), width: 130, render: (row) => row.asOf },
      {
        key: 'tier',
        title: w('tier'),
        width: 150,
        render: (row) => <TierMark tier={row.grade} reason={row.reason} ladder={ladder} />,
      },
      {
        key: 'moved',
        title: w('previous'),
        width: 110,
        render: (row) =>
          row.isFirst ? (
            <span className="k-quiet">{w('first')}</span>
          ) : (
            <MoveMark from={row.before} to={row.grade} ladder={ladder} />
          ),
      },
      {
        key: 'score',
        title: w('score'),
        unit: w('scoreUnit'),
        width: 130,
        align: 'right',
        render: (row) => row.score?.toFixed(1) ?? '—',
      },
      { key: 'rank', title: w('rank'), width: 90, align: 'right', render: (row) => row.rank },
      {
        key: 'why',
        title: w('why'),
        minWidth: 200,
        render: (row) => reasons(`reason.${row.reason}` as keyof typeof accountWords),
      },
    ],
    [w, reasons, ladder],
  )
}

const widest = 880
const left = 44
const rowHeight = 30

/** Steps from evaluation to evaluation, best tier on top; each can be opened. */
const Steps = ({
  lines,
  ladder,
  onOpen,
  chosen,
}: {
  lines: readonly Line[]
  ladder: readonly string[]
  onOpen: (evaluationId: string) => void
  chosen: string | undefined
}) => {
  const w = useWords(whyWords)
  const ref = useRef<HTMLDivElement>(null)
  const wide = Math.min(widest, useWidth(ref) || widest)
  const given = [...lines].reverse()
  // The same tier twice in a row is one name; tiers of older scorecards stand below.
  const older = given.flatMap((line) => (line.grade && !ladder.includes(line.grade) ? [line.grade] : []))
  const tiers = [...new Set([...ladder, ...older])]
  const x = (index: number) => left + ((index + 0.5) * (wide - left - 12)) / given.length
  const y = (tier: string) => 12 + tiers.indexOf(tier) * rowHeight
  const height = 12 + tiers.length * rowHeight + 12
  const path = given
    .flatMap((line, index) => {
      if (!line.grade) return []
      const before = given[index - 1]?.grade
      const from = before ? `L${(x(index - 1) + x(index)) / 2} ${y(before)}V${y(line.grade)}` : ''
      return [`${from}${before ? 'L' : 'M'}${x(index)} ${y(line.grade)}`]
    })
    .join('')
  return (
    <div ref={ref}>
      <svg
        className="iw-steps"
        width={wide}
        height={height}
        viewBox={`0 0 ${wide} ${height}`}
        role="img"
        aria-label={`${w('historyLabel')}: ${given.map((line) => `${line.asOf} ${line.grade ?? '—'}`).join(', ')}`}
      >
        {tiers.map((tier) => (
          <g key={tier}>
            <text x={0} y={y(tier) + 4} className="iw-steps-tier">
              {tier}
            </text>
            <line x1={left} x2={wide} y1={y(tier)} y2={y(tier)} stroke="var(--grid)" />
          </g>
        ))}
        <path d={path} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" />
        {given.map((line, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the table below has the same for the keyboard
          <g key={line.evaluationId} onClick={() => onOpen(line.evaluationId)} style={{ cursor: 'pointer' }}>
            {line.grade ? (
              <circle
                cx={x(index)}
                cy={y(line.grade)}
                r={line.evaluationId === chosen ? 8 : 6}
                fill={
                  line.reason === 'SCORE' ? `var(--ramp-${stepOf(line.grade, ladder)})` : 'var(--surface)'
                }
                stroke="var(--accent)"
                strokeWidth="1.5"
                strokeDasharray={line.reason === 'PROVISIONAL' ? '3 2' : undefined}
              >
                <title>{w('historyAt', { day: line.asOf, tier: line.grade })}</title>
              </circle>
            ) : null}
            <text x={x(index)} y={height - 6} textAnchor="middle">
              {line.asOf.slice(0, 7)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** A year later: why? */
const Then = ({
  accountId,
  evaluationId,
  may,
  ladder,
  onClose,
}: {
  accountId: string
  evaluationId: string
  may: readonly string[]
  ladder: readonly string[]
  onClose: () => void
}) => {
  const w = useWords(whyWords)
  const score = useScoreAt(accountId, evaluationId)
  return (
    <SidePanel
      title={
        score.data
          ? w('historyAt', { day: score.data.asOf, tier: score.data.grade ?? '—' })
          : w('historyTitle')
      }
      width={640}
      onClose={onClose}
    >
      {score.error ? (
        <Failure error={score.error} onRetry={() => void score.refetch()} words={whyWords} />
      ) : score.data ? (
        <WhyTier score={score.data} accountId={accountId} may={may} ladder={ladder} untitled />
      ) : (
        <SkeletonLines lines={10} />
      )}
    </SidePanel>
  )
}
