// Each grade before and after: how many accounts it holds, and its share of sales and of profit.
import type { ReactNode } from 'react'
import { ShareBar } from '#web/bars.tsx'
import { DataList } from '#web/chart.tsx'
import { Count } from '#web/figure.tsx'
import { Heading } from '#web/heading.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import { percentText } from '#web/number-text.ts'
import type { Evaluation, Movement } from '../asking.tsx'
import { GradeMark, type Grades } from './grade-mark.tsx'
import { gradeColour } from './moved.tsx'
import { runWords } from './run.words.ts'

type Side = Movement['grades'][number]['before']

export const GradeShares = ({
  movement,
  evaluation,
  grades,
  first,
}: {
  movement: Movement
  evaluation: Evaluation
  grades: Grades
  /** Nothing stood before. */
  first: boolean
}) => {
  const w = useWords(runWords)
  const whole = { before: wholeOf(movement, 'before'), after: wholeOf(movement, 'after') }
  const net = (side: Side, all: Side) => shareOf(side.netMinor, all.netMinor)
  const profit = (side: Side, all: Side) => shareOf(side.profitMinor, all.profitMinor)
  const change = (was: ReactNode, is: ReactNode) =>
    first ? (
      is
    ) : (
      <span className="ir-was">
        <span className="k-quiet">{was}</span> → {is}
      </span>
    )
  const rows = movement.grades.map((one) => [
    <Go
      key="grade"
      to={`/identify/evaluations/${evaluation.id}?tier=${encodeURIComponent(one.grade)}#ranking`}
    >
      <GradeMark grade={one.grade} grades={grades} />
    </Go>,
    change(
      <Count key="was" value={one.before.accounts} />,
      <strong key="is">
        <Count value={one.after.accounts} />
      </strong>,
    ),
    change(net(one.before, whole.before), net(one.after, whole.after)),
    change(profit(one.before, whole.before), profit(one.after, whole.after)),
  ])
  const bar = (side: 'before' | 'after') =>
    movement.grades.map((one, index) => ({
      key: one.grade,
      label: grades.name(one.grade),
      share: whole[side].netMinor > 0 ? Math.max(0, one[side].netMinor) / whole[side].netMinor : 0,
      colour: grades.tiered ? gradeColour(one.grade, grades.ladder) : `var(--hue-${(index % 5) + 1})`,
    }))
  return (
    <div className="ir-part">
      <div className="ir-part-head">
        <Heading>{w(grades.tiered ? 'shares' : 'sharesSegment')}</Heading>
      </div>
      <DataList
        label={w(grades.tiered ? 'shares' : 'sharesSegment')}
        table={{
          columns: [
            { title: w(grades.tiered ? 'tier' : 'segment') },
            { title: w('accounts'), unit: w('accountsUnit') },
            { title: w('netShare') },
            { title: w('profitShare') },
          ],
          rows,
        }}
      />
      {grades.tiered ? (
        <div className="ir-bars">
          {(first ? (['after'] as const) : (['before', 'after'] as const)).map((side) => (
            <div key={side}>
              <p className="k-small k-quiet">{first ? w('netShare') : `${w(side)} · ${w('netShare')}`}</p>
              <ShareBar label={`${w(side)} · ${w('netShare')}`} parts={bar(side)} />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}

const wholeOf = ({ grades }: Movement, side: 'before' | 'after'): Side =>
  grades.reduce<Side>(
    (sum, one) => ({
      accounts: sum.accounts + one[side].accounts,
      netMinor: sum.netMinor + one[side].netMinor,
      profitMinor:
        one[side].profitMinor === null ? sum.profitMinor : (sum.profitMinor ?? 0) + one[side].profitMinor,
    }),
    { accounts: 0, netMinor: 0, profitMinor: null },
  )

const shareOf = (part: number | null, whole: number | null): string =>
  part === null || !whole || whole < 0 ? '—' : percentText(part / whole)
