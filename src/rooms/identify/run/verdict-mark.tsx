// Where the approval of a move stands: with whom it waits, approved or refused.
import type { ApprovalDetail } from '#records/desk/decision-panel.tsx'
import { roleWords } from '#records/staff/words.ts'
import { State } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import type { Evaluation, MoveRow } from '../asking.tsx'
import { runWords } from './run.words.ts'

/** Whether the reader is the one to decide about a move now. */
export const isMine = (row: MoveRow, approval: ApprovalDetail | undefined): boolean =>
  Boolean(
    approval?.may.includes('decide') &&
      row.approval &&
      row.approval.verdict === null &&
      approval.mySteps.includes(row.approval.step),
  )

export const VerdictMark = ({
  row,
  state,
  approval,
}: {
  row: MoveRow
  state: Evaluation['state']
  approval: ApprovalDetail | undefined
}) => {
  const w = useWords(runWords)
  const roleName = useWords(roleWords)
  if (!row.approval) return <span className="k-quiet">—</span>
  const { verdict, step } = row.approval
  if (verdict) return <State tone={verdict === 'approved' ? 'good' : 'bad'}>{w(`verdict.${verdict}`)}</State>
  if (state === 'lapsed') return <State>{w('state.lapsed')}</State>
  const role = approval?.chain[step]
  return (
    <State tone="info">
      {isMine(row, approval)
        ? w('waitingForMe')
        : role
          ? w('waitingAt', { role: roleName(role) })
          : w('verdict.waiting')}
    </State>
  )
}
