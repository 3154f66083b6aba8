// Whether an evaluation holds: what waits and for whom, or why it never took effect.
import { Chain } from '#records/desk/chain.tsx'
import { useApproval } from '#records/desk/decision-panel.tsx'
import { Button, ButtonLink } from '#web/button.tsx'
import { Icon } from '#web/icons.tsx'
import { useWords } from '#web/language.tsx'
import { type Evaluation, useNewest } from '../asking.tsx'
import type { Deciding } from './moves-section.tsx'
import { runWords } from './run.words.ts'

const text = (count: number) => count.toLocaleString('en-US')

export const RunStanding = ({
  evaluation,
  onDeciding,
}: {
  evaluation: Evaluation
  onDeciding: (deciding: Deciding) => void
}) => {
  const w = useWords(runWords)
  const approval = useApproval(evaluation.approvalId).data
  if (evaluation.state === 'lapsed') return <Lapsed evaluation={evaluation} />
  if (evaluation.state !== 'waiting') return null
  const counts = approval?.counts
  const mine = approval?.may.includes('decide') ? (counts?.mine ?? 0) : 0
  return (
    <div className="k-banner k-banner-plain ir-standing">
      <Icon name="inbox" />
      <div className="k-grow">
        <strong>{mine ? w('decideMine', { count: text(mine) }) : w('state.waiting')}</strong>
        <p>
          {mine ? w('decideMineText') : w('state.waitingHint')}{' '}
          {counts
            ? w('progressLine', {
                approved: text(counts.approved),
                refused: text(counts.refused),
                undecided: text(counts.undecided),
              })
            : null}
        </p>
        {approval ? <Chain approval={approval} /> : null}
      </div>
      {mine ? (
        <Button kind="primary" onClick={() => onDeciding({ accountIds: null, count: mine })}>
          {w('decideAll', { count: text(mine) })}
        </Button>
      ) : null}
    </div>
  )
}

const Lapsed = ({ evaluation }: { evaluation: Evaluation }) => {
  const w = useWords(runWords)
  const newest = useNewest('tier').data
  return (
    <div className="k-banner k-banner-plain">
      <Icon name="info" />
      <p className="k-grow">{w('state.lapsedHint')}</p>
      {newest && newest.id !== evaluation.id ? (
        <ButtonLink small to={`/identify/evaluations/${newest.id}`}>
          {w('seeNewest')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
