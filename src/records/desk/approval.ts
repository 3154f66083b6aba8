// An approval: a matter about accounts that roles judge one after the other, each account for itself.
import type { Problem } from '#base/refusal.ts'
import { type Role, roles } from '#base/viewer.ts'

/** Open while something is undecided; closed when all is; lapsed when the matter itself fell away. */
export const approvalStates = ['open', 'closed', 'lapsed'] as const
export type ApprovalState = (typeof approvalStates)[number]

export const verdicts = ['approved', 'refused'] as const
export type Verdict = (typeof verdicts)[number]

/** Roles that can stand in a chain. */
export const judges: readonly Role[] = roles.filter((role) => role !== 'reader')

/** The steps of a chain, from 0, whose role a person holds. */
export const stepsOf = (chain: readonly Role[], held: readonly Role[]): number[] =>
  chain.flatMap((role, step) => (held.includes(role) ? [step] : []))

/** Who is refused is told why. */
export const checkDecision = (verdict: Verdict, comment: string | null): Problem[] =>
  verdict === 'refused' && !comment?.trim() ? [{ field: 'comment', code: 'desk.commentNeeded' }] : []

export type Waiting = { accountId: string; step: number }

/**
 * What a person may decide now of the accounts that still wait, or why there is nothing.
 * `chosen` narrows it; null stands for all that wait for this person. An account goes one step at a time, even where
 * one person holds the roles of two.
 */
export const turnOf = (
  chain: readonly Role[],
  held: readonly Role[],
  waiting: readonly Waiting[],
  chosen: readonly string[] | null,
): Waiting[] | 'notYourTurn' | 'alreadyDecided' => {
  const steps = new Set(stepsOf(chain, held))
  const mine = waiting.filter((one) => steps.has(one.step))
  if (waiting.length ? mine.length === 0 : steps.size === 0) return 'notYourTurn'
  const wanted = chosen && new Set(chosen)
  const turn = wanted ? mine.filter((one) => wanted.has(one.accountId)) : mine
  return turn.length ? turn : 'alreadyDecided'
}

/** What a verdict does to accounts at their steps: those that are settled by it, and how many go one step on. */
export const settle = (
  chain: readonly Role[],
  verdict: Verdict,
  turn: readonly Waiting[],
): { approved: string[]; refused: string[]; passed: number } => {
  const last = chain.length - 1
  const final = verdict === 'refused' ? turn : turn.filter((one) => one.step === last)
  const ids = final.map((one) => one.accountId)
  return {
    approved: verdict === 'approved' ? ids : [],
    refused: verdict === 'refused' ? ids : [],
    passed: turn.length - ids.length,
  }
}

export type Tally = { step: number; verdict: Verdict | null; accounts: number }
export type Counts = {
  undecided: number
  approved: number
  refused: number
  /** Undecided at a step whose role the reader holds; none once the approval is over. */
  mine: number
  /** Undecided at each step of the chain. */
  waiting: number[]
}

export const countsOf = (
  approval: { chain: readonly Role[]; state: ApprovalState },
  held: readonly Role[],
  tallies: readonly Tally[],
): Counts => {
  const total = (belongs: (one: Tally) => boolean) =>
    tallies.filter(belongs).reduce((sum, one) => sum + one.accounts, 0)
  const waiting = approval.chain.map((_, step) => total((one) => one.verdict === null && one.step === step))
  const steps = approval.state === 'open' ? stepsOf(approval.chain, held) : []
  return {
    undecided: total((one) => one.verdict === null),
    approved: total((one) => one.verdict === 'approved'),
    refused: total((one) => one.verdict === 'refused'),
    mine: steps.reduce((sum, step) => sum + (waiting[step] ?? 0), 0),
    waiting,
  }
}

/** How a step of a chain looks: something waits there, everything has gone past it, or it is still to come. */
export const stepLooks = (
  state: ApprovalState,
  waiting: readonly number[],
): ('now' | 'past' | 'ahead' | 'over')[] => {
  const first = waiting.findIndex((count) => count > 0)
  return waiting.map((count, step) =>
    state !== 'open' ? 'over' : count > 0 ? 'now' : step < first ? 'past' : 'ahead',
  )
}
