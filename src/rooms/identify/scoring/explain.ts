// Why an account has its grade: the stored figures of an evaluation put beside the criteria they were judged by.
import type { Cut } from './cuts.ts'
import { contributionsOf, type Reason } from './evaluate.ts'
import type { Bilingual, Scorecard, Source } from './scorecard.ts'

type Evaluated = {
  id: string
  scorecard_id: string
  version: number
  name_zh: string
  name_en: string
  sets: 'tier' | 'segment' | 'nothing'
  state: 'waiting' | 'effective' | 'lapsed'
  definition: Scorecard
  as_of: string
  window_months: number | null
  evaluated_at: Date
  summary: { accounts: number; currency: string | null; cuts?: Cut[] }
}
type Scored = {
  rank: number
  score: number | null
  coverage: number
  grade: string | null
  raw_grade: string | null
  previous_grade: string | null
  reason: Reason
  rule: string | null
  pool: string | null
  star: number | null
  cooldown: number
  below: number
  net_minor: number
  profit_minor: number | null
  inputs: (number | null)[]
  normalised: (number | null)[]
}

export type Criteria = { key: string; name: Bilingual; dimension: string; source: Source; weight: number }[]

const rfmCriteria = (weights: { recency: number; frequency: number; monetary: number }): Criteria => [
  {
    key: 'recency',
    name: { zh: '最近一次订货', en: 'Recency' },
    dimension: 'recency',
    source: { from: 'ledger', metric: 'recency' },
    weight: weights.recency,
  },
  {
    key: 'frequency',
    name: { zh: '订货次数', en: 'Frequency' },
    dimension: 'frequency',
    source: { from: 'ledger', metric: 'orders' },
    weight: weights.frequency,
  },
  {
    key: 'monetary',
    name: { zh: '订货金额', en: 'Monetary' },
    dimension: 'monetary',
    source: { from: 'ledger', metric: 'sales' },
    weight: weights.monetary,
  },
]

/** The criteria of a scorecard, in the order its figures are stored. */
export const criteriaOf = (definition: Scorecard): Criteria =>
  definition.kind === 'weighted'
    ? definition.criteria
    : definition.kind === 'rfm'
      ? rfmCriteria(definition.weights)
      : definition.rules.map(({ key, name, event }) => ({
          key,
          name,
          dimension: 'points',
          source: event,
          weight: 1,
        }))

export const gradeName = (definition: Scorecard, grade: string | null): Bilingual | null =>
  definition.kind === 'rfm'
    ? (definition.segments.find((segment) => segment.key === grade)?.name ?? null)
    : null

export const explainScore = (evaluation: Evaluated, score: Scored) => {
  const { definition } = evaluation
  const contributions = contributionsOf(definition, score.normalised)
  return {
    evaluationId: evaluation.id,
    scorecardId: evaluation.scorecard_id,
    scorecardName: { zh: evaluation.name_zh, en: evaluation.name_en },
    sets: evaluation.sets,
    kind: definition.kind,
    version: evaluation.version,
    asOf: evaluation.as_of,
    windowMonths: evaluation.window_months,
    evaluatedAt: evaluation.evaluated_at.toISOString(),
    rank: score.rank,
    of: evaluation.summary.accounts,
    score: score.score,
    coverage: score.coverage,
    minimumCoverage: definition.kind === 'weighted' ? definition.minimumCoverage : null,
    missing: definition.kind === 'weighted' ? definition.missing : null,
    grade: score.grade,
    gradeName: gradeName(definition, score.grade),
    rawGrade: score.raw_grade,
    previousGrade: score.previous_grade,
    reason: score.reason,
    rule: score.rule,
    pool: score.pool,
    star: score.star,
    cooldown: score.cooldown,
    below: score.below,
    state: evaluation.state,
    netMinor: score.net_minor,
    profitMinor: score.profit_minor,
    currency: evaluation.summary.currency,
    cuts: (evaluation.summary.cuts ?? [])
      .filter((cut) => cut.pool === score.pool)
      .map(({ tier, from }) => ({ tier, from })),
    inputs: criteriaOf(definition).map((criterion, index) => ({
      key: criterion.key,
      name: criterion.name,
      dimension: criterion.dimension,
      source: criterion.source,
      weight: criterion.weight,
      value: score.inputs[index] ?? null,
      normalised: score.normalised[index] ?? null,
      contribution: contributions[index] ?? null,
    })),
  }
}

type Seen = {
  grade: string | null
  previous_grade: string | null
  reason: string
  accounts: number
  net_minor: number
  profit_minor: number | null
}

/** The totals of an evaluation from the part of it that a person may see. */
export const tallyGrades = (seen: readonly Seen[], grades: readonly string[]) => {
  const count = (rows: readonly Seen[]) => rows.reduce((total, row) => total + row.accounts, 0)
  const place = (grade: string | null) => (grade === null ? -1 : grades.indexOf(grade))
  const both = seen.filter((row) => place(row.grade) >= 0 && place(row.previous_grade) >= 0)
  return {
    accounts: count(seen),
    insufficient: count(seen.filter((row) => row.reason === 'PROVISIONAL' || row.reason === 'INSUFFICIENT')),
    grades: grades.map((grade) => {
      const rows = seen.filter((row) => row.grade === grade)
      const profits = rows.flatMap((row) => (row.profit_minor === null ? [] : [row.profit_minor]))
      return {
        grade,
        accounts: count(rows),
        netMinor: rows.reduce((total, row) => total + row.net_minor, 0),
        profitMinor: profits.length ? profits.reduce((total, value) => total + value, 0) : null,
      }
    }),
    moved: {
      up: count(both.filter((row) => place(row.grade) < place(row.previous_grade))),
      down: count(both.filter((row) => place(row.grade) > place(row.previous_grade))),
      same: count(both.filter((row) => row.grade === row.previous_grade)),
      entered: count(seen.filter((row) => row.grade !== null && row.previous_grade === null)),
      left: count(seen.filter((row) => row.grade === null && row.previous_grade !== null)),
    },
  }
}
