// The one step that most helps an account now, for the button in the head of its page.

export type NextStep =
  | { step: 'assign' }
  | { step: 'rate'; topic: string; count: number }
  | { step: 'approval' }
  | { step: 'evaluate' }
  | { step: 'rateAgain' }

/**
 * Someone must own it; then its tier must stand on something; then what was learned must count.
 * `unrated` are topics nobody has rated, `unsettled` says that ratings are newer than the last evaluation, `waiting`
 * that a change of the tier waits for approval: to evaluate anew would let it lapse.
 */
export const nextStepOf = (account: {
  hasOwner: boolean
  may: ReadonlySet<string>
  unrated: readonly string[]
  unsettled: boolean
  waiting: boolean
}): NextStep | null => {
  const { may, unrated } = account
  if (!account.hasOwner && may.has('assign')) return { step: 'assign' }
  const [topic] = unrated
  if (topic && may.has('rate')) return { step: 'rate', topic, count: unrated.length }
  if (account.waiting && may.has('assign')) return { step: 'approval' }
  if (account.unsettled && may.has('assign')) return { step: 'evaluate' }
  return may.has('rate') ? { step: 'rateAgain' } : null
}
