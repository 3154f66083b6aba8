// The moves on a phone: a card each, decided with two taps.
import type { ApprovalDetail } from '#records/desk/decision-panel.tsx'
import { Button } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import type { Evaluation, MoveRow } from '../asking.tsx'
import { scoreText } from '../standing/score-text.ts'
import { Because } from './because.tsx'
import { FromTo, type Grades } from './grade-mark.tsx'
import { MoveArrow } from './move-arrow.tsx'
import { ReasonMark } from './reason-mark.tsx'
import { runWords } from './run.words.ts'
import { isMine, VerdictMark } from './verdict-mark.tsx'

export const MoveCards = ({
  rows,
  evaluation,
  grades,
  approval,
  comparing,
  onDecide,
  hasMore,
  loadingMore,
  onMore,
}: {
  rows: readonly MoveRow[]
  evaluation: Evaluation
  grades: Grades
  approval: ApprovalDetail | undefined
  comparing: boolean
  onDecide: (row: MoveRow) => void
  hasMore: boolean
  loadingMore: boolean
  onMore: () => void
}) => {
  const w = useWords(runWords)
  const currency = evaluation.currency ?? undefined
  return (
    <>
      <ul className="ir-cards" aria-label={w('movesLabel')}>
        {rows.map((row) => (
          <li key={row.accountId} className="ir-card">
            <div className="ir-card-line">
              <Go to={`/accounts/${row.accountId}`} className="k-cut">
                {row.name}
              </Go>
              <Money amountMinor={row.netMinor} currency={currency} />
            </div>
            <div className="ir-card-line">
              <span className="ir-change">
                <MoveArrow kind={row.kind} tiered={grades.tiered} />
                <FromTo from={row.from} to={row.to} reason={row.reason} grades={grades} />
              </span>
              <span className="k-small">
                <ReasonMark reason={row.reason} rule={row.rule} />
              </span>
            </div>
            <p className="k-small k-quiet">
              {row.previousScore === null
                ? `${w('score')} ${scoreText(evaluation.kind, row.score)}`
                : w('scoreFromTo', {
                    from: scoreText(evaluation.kind, row.previousScore),
                    to: scoreText(evaluation.kind, row.score),
                  })}
            </p>
            {row.because.length ? <Because because={row.because} kind={evaluation.kind} /> : null}
            {comparing || !row.approval ? null : isMine(row, approval) ? (
              <Button onClick={() => onDecide(row)} aria-label={w('decideOne', { name: row.name })}>
                {w('decide')}
              </Button>
            ) : (
              <div>
                <VerdictMark row={row} state={evaluation.state} approval={approval} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button busy={loadingMore} onClick={onMore}>
          {w('moreMoves')}
        </Button>
      ) : null}
    </>
  )
}
