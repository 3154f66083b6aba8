// The pyramid of a ranking: a slice per grade with its accounts and its share of sales; a click shows only these.

import { useWords } from '#web/language.tsx'
import { percentText } from '#web/number-text.ts'
import type { Evaluation } from '../asking.tsx'
import { GradeMark, useGrades } from './grade-mark.tsx'
import { gradeColour } from './moved.tsx'
import { runWords } from './run.words.ts'
import './run.css'

const share = (part: number | null, whole: number): string =>
  part === null || whole <= 0 ? '—' : percentText(part / whole)

export const GradePyramid = ({
  evaluation,
  grade,
  onGrade,
}: {
  evaluation: Evaluation
  grade: string | undefined
  onGrade: (grade: string | null) => void
}) => {
  const w = useWords(runWords)
  const grades = useGrades(evaluation)
  const { grades: totals } = evaluation
  const accounts = totals.reduce((sum, one) => sum + one.accounts, 0)
  const net = totals.reduce((sum, one) => sum + one.netMinor, 0)
  const profit = totals.reduce((sum, one) => sum + (one.profitMinor ?? 0), 0)
  const last = Math.max(1, totals.length)
  return (
    <div className="ir-pyramid">
      <table>
        <caption className="k-hidden">{w('pyramid')}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {w(grades.tiered ? 'tier' : 'segment')}
            </th>
            <th scope="col">{w('accounts')}</th>
            <th scope="col">{w('accountsShare')}</th>
            <th scope="col">{w('netShare')}</th>
            <th scope="col">{w('profitShare')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map((one, index) => (
            <tr key={one.grade} data-on={grade === one.grade || undefined}>
              <td className="ir-slice" aria-hidden="true">
                {grades.tiered ? (
                  <svg viewBox="0 0 200 30" preserveAspectRatio="none" aria-hidden="true">
                    <polygon
                      points={slice(index / last, (index + 1) / last)}
                      fill={gradeColour(one.grade, grades.ladder)}
                    />
                  </svg>
                ) : null}
              </td>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={grade === one.grade}
                  onClick={() => onGrade(grade === one.grade ? null : one.grade)}
                >
                  <GradeMark grade={one.grade} grades={grades} />
                </button>
              </th>
              <td className="k-number">{one.accounts.toLocaleString('en-US')}</td>
              <td className="k-number">{share(one.accounts, accounts)}</td>
              <td className="k-number">{share(one.netMinor, net)}</td>
              <td className="k-number">{share(one.profitMinor, profit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A slice of a triangle between two heights, 0 at its tip. */
const slice = (from: number, to: number): string => {
  const [a, b] = [from * 100, to * 100]
  return `${100 - a},0 ${100 + a},0 ${100 + b},29 ${100 - b},29`
}
