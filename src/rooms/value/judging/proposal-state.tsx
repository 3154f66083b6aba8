// Where a proposal stands, with the way to what decides about it.
import { State, type Tone } from '#web/figure.tsx'
import { useWords } from '#web/language.tsx'
import { Go } from '#web/link.tsx'
import type { Advice } from '../asking.tsx'
import { roomWords } from '../words.ts'

type Proposal = NonNullable<Advice['proposal']>

const tones: Record<Proposal['state'], Tone> = {
  open: 'info',
  approved: 'good',
  refused: 'none',
  withdrawn: 'none',
}

export const ProposalState = ({ proposal }: { proposal: Proposal }) => {
  const w = useWords(roomWords)
  const mark = (
    <State tone={tones[proposal.state]}>
      {w(`kind.${proposal.kind}`)} · {w(`state.${proposal.state}`)}
    </State>
  )
  return (
    <span className="va-state" title={proposal.note}>
      {proposal.state === 'open' ? <Go to="/approvals?tab=open">{mark}</Go> : mark}
    </span>
  )
}
