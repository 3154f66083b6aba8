// What an evaluation moves: four tallies with the money that moves with them, from where to where, and each grade before and after.

import { Money } from '#web/figure.tsx'
import { useLanguage, useWords } from '#web/language.tsx'
import { Columns, Section } from '#web/page.tsx'
import { Failure, SkeletonLines } from '#web/states.tsx'
import { Why } from '#web/why.tsx'
import { type Evaluation, type Movement, useMovement } from '../asking.tsx'
import { FlowTable } from './flow-table.tsx'
import type { Grades } from './grade-mark.tsx'
import { GradeShares } from './grade-shares.tsx'
import { arrows, tones, type Way } from './moved.tsx'
import { runWords } from './run.words.ts'
import './run.css'

const ways = ['up', 'down', 'entered', 'left'] as const

export const MovementReport = ({
  evaluation,
  against,
  againstName,
  grades,
  kind,
  onKind,
}: {
  evaluation: Evaluation
  against: string | undefined
  againstName: string | null
  grades: Grades
  kind: Way | undefined
  onKind: (kind: Way | null) => void
}) => {
  const w = useWords(runWords)
  const read = useMovement(evaluation.id, against)
  if (read.error) return <Failure error={read.error} onRetry={() => void read.refetch()} words={runWords} />
  if (!read.data) return <SkeletonLines lines={6} />
  const movement = read.data
  const isFirst = movement.grades.every((one) => one.before.accounts === 0)
  return (
    <Section
      id="report"
      boxed
      title={w('report')}
      hint={
        <span className="id-head">
          {isFirst
            ? w('reportFirst')
            : againstName
              ? w('reportAgainst', { name: againstName })
              : w('reportFor')}
          <Why
            title={w('report')}
            formula={w('moveFormula')}
            asOf={evaluation.asOf}
            version={evaluation.version}
          />
        </span>
      }
    >
      <div className="k-stack ir-report">
        <Tallies movement={movement} evaluation={evaluation} kind={kind} onKind={onKind} />
        <Columns min={grades.ladder.length > 6 ? 640 : 420}>
          {isFirst ? null : <FlowTable movement={movement} evaluation={evaluation} grades={grades} />}
          <GradeShares movement={movement} evaluation={evaluation} grades={grades} first={isFirst} />
        </Columns>
      </div>
    </Section>
  )
}

/** Each tally filters the list of moves below. */
const Tallies = ({
  movement,
  evaluation,
  kind,
  onKind,
}: {
  movement: Movement
  evaluation: Evaluation
  kind: Way | undefined
  onKind: (kind: Way | null) => void
}) => {
  const w = useWords(runWords)
  const { language } = useLanguage()
  const currency = evaluation.currency ?? undefined
  const named = (way: Way) =>
    evaluation.kind === 'rfm' && (way === 'up' || way === 'down') ? w(`segment.${way}`) : w(way)
  return (
    <div className="ir-tallies">
      {ways.map((way) => {
        const total = movement.totals[way]
        // Who is not in the new evaluation at all has no row there, and is known by number only.
        const count = movement.againstId === evaluation.previousId ? evaluation.moved[way] : total.accounts
        return (
          <button
            key={way}
            type="button"
            className="ir-tally"
            aria-pressed={kind === way}
            disabled={total.accounts === 0}
            title={w('tallyHint', { kind: named(way) })}
            onClick={() => onKind(kind === way ? null : way)}
          >
            <span className={tones[way]}>
              <small aria-hidden="true">{arrows[way]}</small> {named(way)}
            </span>
            <strong className="k-number">
              {Math.max(count, total.accounts).toLocaleString('en-US')}
              {language === 'zh' ? <small> 家</small> : null}
            </strong>
            <span className="k-small k-quiet">
              {w('netShort')}{' '}
              <Money amountMinor={total.accounts ? total.netMinor : null} currency={currency} />
            </span>
            <span className="k-small k-quiet">
              {w('profitShort')} <Money amountMinor={total.profitMinor} currency={currency} />
            </span>
          </button>
        )
      })}
    </div>
  )
}
