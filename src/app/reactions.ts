// What decisions set off, one line for each kind of approval: rooms meet here, above them all.
import type { Reaction } from '#records/desk/approval.store.ts'
import { tierApproval, tierReaction } from '#rooms/identify/run/effect.store.ts'
import { proposalApproval, proposalReaction } from '#rooms/value/judging/proposal.store.ts'

export const reactions: Readonly<Record<string, Reaction>> = {
  [tierApproval]: tierReaction,
  [proposalApproval]: proposalReaction,
}
