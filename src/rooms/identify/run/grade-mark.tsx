// A grade of an evaluation as it looks: a tier on its step of the palette, a segment by its name.
import { TierMark } from '#records/accounts/tier-mark.tsx'
import { useWords } from '#web/language.tsx'
import type { Evaluation } from '../asking.tsx'
import { useName } from '../scorecard/describe.tsx'
import { runWords } from './run.words.ts'

/** What a grade is called, and whether it stands on the ladder of tiers. */
export type Grades = {
  ladder: readonly string[]
  tiered: boolean
  name: (grade: string | null) => string
}

/** The grades of an evaluation, best first. */
export const useGrades = (evaluation: Pick<Evaluation, 'grades' | 'kind'>): Grades => {
  const name = useName()
  return {
    ladder: evaluation.grades.map((one) => one.grade),
    tiered: evaluation.kind !== 'rfm',
    name: (grade) =>
      grade === null ? '—' : name(evaluation.grades.find((one) => one.grade === grade)?.name) || grade,
  }
}

export const GradeMark = ({
  grade,
  reason,
  grades,
  terse,
}: {
  grade: string | null
  reason?: string | null
  grades: Grades
  terse?: boolean
}) => {
  const w = useWords(runWords)
  if (grade === null)
    return <span className="k-quiet">{w(grades.tiered ? 'flowNone' : 'flowNoSegment')}</span>
  return grades.tiered ? (
    <TierMark tier={grade} reason={reason} ladder={grades.ladder} terse={terse} />
  ) : (
    <span className="k-cut">{grades.name(grade)}</span>
  )
}

/** From one grade to another: A2 → B1. */
export const FromTo = ({
  from,
  to,
  reason,
  grades,
}: {
  from: string | null
  to: string | null
  reason?: string | null
  grades: Grades
}) => {
  const w = useWords(runWords)
  const named = (grade: string | null) =>
    grade === null ? w(grades.tiered ? 'flowNone' : 'flowNoSegment') : grades.name(grade)
  return (
    <span className="ir-from-to">
      <span className="k-hidden">{w('fromTo', { from: named(from), to: named(to) })}</span>
      <span aria-hidden="true">
        <GradeMark grade={from} grades={grades} terse />
        <span className="k-quiet">→</span>
        <GradeMark grade={to} reason={reason} grades={grades} terse />
      </span>
    </span>
  )
}
