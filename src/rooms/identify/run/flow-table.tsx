// From each grade to each: how many accounts, or how much money. What moves up lies below the diagonal, down above.
import { useState } from 'react'
import { exactMoney, shortMoney } from '#base/money.ts'
import { Heading } from '#web/heading.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Choice } from '#web/tabs.tsx'
import type { Evaluation, Movement } from '../asking.tsx'
import { GradeMark, type Grades } from './grade-mark.tsx'
import { wayOf } from './moved.tsx'
import { runWords } from './run.words.ts'

export const FlowTable = ({
  movement,
  evaluation,
  grades,
}: {
  movement: Movement
  evaluation: Evaluation
  grades: Grades
}) => {
  const w = useWords(runWords)
  const { language } = useLanguage()
  const [by, setBy] = useState<'accounts' | 'money'>('accounts')
  const currency = evaluation.currency ?? 'CNY'
  const rows = edgesOf(movement, grades.ladder, 'from')
  const columns = edgesOf(movement, grades.ladder, 'to')
  const found = new Map(movement.flows.map((flow) => [keyOf(flow.from, flow.to), flow]))
  const named = (grade: string | null) =>
    grade === null ? w(grades.tiered ? 'flowNone' : 'flowNoSegment') : grades.name(grade)
  return (
    <div className="ir-part">
      <div className="ir-part-head">
        <Heading>{w('flows')}</Heading>
        <span className="k-small k-quiet">{w('flowsHint')}</span>
        <Choice
          label={w('flowsBy')}
          value={by}
          onChange={setBy}
          options={[
            { key: 'accounts', label: w('flowsBy.accounts') },
            { key: 'money', label: w('flowsBy.money') },
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be a second landmark of the same name */}
      <div className="ir-flow-box" role="group" aria-label={w('flows')} tabIndex={0}>
        <table className="ir-flow">
          <caption className="k-hidden">{`${w('flows')}（${w('flowsHint')}）`}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((to) => (
                <th key={to ?? ''} scope="col" title={named(to)}>
                  <GradeMark grade={to} grades={grades} terse />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((from) => (
              <tr key={from ?? ''}>
                <th scope="row" title={named(from)}>
                  <GradeMark grade={from} grades={grades} terse />
                </th>
                {columns.map((to) => {
                  const flow = found.get(keyOf(from, to))
                  if (!flow)
                    return (
                      <td key={to ?? ''} className="ir-flow-none">
                        <span aria-hidden="true">·</span>
                      </td>
                    )
                  const count = flow.accounts.toLocaleString('en-US')
                  return (
                    <td
                      key={to ?? ''}
                      data-way={wayOf(from, to, grades.ladder) ?? 'same'}
                      className="k-number"
                      title={w('flowCell', {
                        from: named(from),
                        to: named(to),
                        count,
                        money: exactMoney(flow.netMinor, currency),
                      })}
                    >
                      {by === 'accounts' ? count : shortMoney(flow.netMinor, currency, language)}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const keyOf = (from: string | null, to: string | null) => JSON.stringify([from, to])

/** The ladder, grades that are no longer on it, and none where anything comes from or goes to none. */
const edgesOf = (movement: Movement, ladder: readonly string[], side: 'from' | 'to'): (string | null)[] => {
  const met = new Set(movement.flows.map((flow) => flow[side]))
  const older = [...met].filter((grade): grade is string => grade !== null && !ladder.includes(grade))
  return [...ladder, ...older.sort(), ...(met.has(null) ? [null] : [])]
}
