// The columns of the moves at a desk.
import { useMemo } from 'react'
import type { ApprovalDetail } from '#records/desk/decision-panel.tsx'
import { Button } from '#web/button.tsx'
import { Money } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Column } from '#web/table.tsx'
import type { Evaluation, MoveRow } from '../asking.tsx'
import { scoreText } from '../standing/score-text.ts'
import { Because } from './because.tsx'
import { FromTo, type Grades } from './grade-mark.tsx'
import { MoveArrow } from './move-arrow.tsx'
import { ReasonMark } from './reason-mark.tsx'
import { runWords } from './run.words.ts'
import { isMine, VerdictMark } from './verdict-mark.tsx'

export const useMoveColumns = ({
  evaluation,
  grades,
  approval,
  onDecide,
  comparing,
}: {
  evaluation: Evaluation
  grades: Grades
  approval: ApprovalDetail | undefined
  onDecide: (row: MoveRow) => void
  /** Against another evaluation, where approvals say nothing. */
  comparing: boolean
}): Column<MoveRow>[] => {
  const w = useWords(runWords)
  // biome-ignore lint/correctness/useExhaustiveDependencies: grades follow from evaluation and language
  return useMemo(() => {
    const currency = evaluation.currency ?? undefined
    const columns: Column<MoveRow>[] = [
      { key: 'name', title: w('account'), minWidth: 190, grow: 2, render: (row) => row.name },
      {
        key: 'change',
        title: w('change'),
        width: grades.tiered ? 156 : 230,
        render: (row) => (
          <span className="ir-change">
            <MoveArrow kind={row.kind} tiered={grades.tiered} />
            <FromTo from={row.from} to={row.to} reason={row.reason} grades={grades} />
          </span>
        ),
      },
      {
        key: 'reason',
        title: w('reason'),
        minWidth: 130,
        render: (row) => <ReasonMark reason={row.reason} rule={row.rule} />,
      },
      {
        key: 'score',
        title: w('score'),
        width: 112,
        align: 'right',
        render: (row) => (
          <span className="k-number ir-was">
            {row.previousScore === null ? null : (
              <>
                <span className="k-quiet">{scoreText(evaluation.kind, row.previousScore)}</span> →{' '}
              </>
            )}
            {scoreText(evaluation.kind, row.score)}
          </span>
        ),
      },
      {
        key: 'because',
        title: w('because'),
        minWidth: 216,
        grow: 3,
        priority: 3,
        render: (row) => <Because because={row.because} kind={evaluation.kind} />,
      },
      {
        key: 'net',
        title: w('net'),
        width: 104,
        align: 'right',
        render: (row) => <Money amountMinor={row.netMinor} currency={currency} />,
      },
      {
        key: 'profit',
        title: w('profit'),
        width: 104,
        align: 'right',
        priority: 3,
        render: (row) => <Money amountMinor={row.profitMinor} currency={currency} />,
      },
    ]
    if (evaluation.approvalId && !comparing)
      columns.push({
        key: 'approval',
        title: w('approval'),
        width: 164,
        render: (row) =>
          isMine(row, approval) ? (
            <Button small onClick={() => onDecide(row)} aria-label={w('decideOne', { name: row.name })}>
              {w('decide')}
            </Button>
          ) : (
            <VerdictMark row={row} state={evaluation.state} approval={approval} />
          ),
      })
    return columns
  }, [evaluation, approval, comparing, onDecide, w])
}
