// What people judge of an account beside its money: the newest counts, those before stay as its story.
export const judgedKinds = ['learning', 'skill'] as const
export type JudgedKind = (typeof judgedKinds)[number]

/** Highest first, as they are offered. */
export const levels = [5, 4, 3, 2, 1, 0] as const
export type Level = (typeof levels)[number]

export const isLevel = (level: number): level is Level => (levels as readonly number[]).includes(level)

/** The newest of a kind and those before it; the list comes newest first. */
export const storyOf = <One extends { kind: JudgedKind }>(
  judgements: readonly One[],
  kind: JudgedKind,
): { now: One | undefined; before: One[] } => {
  const [now, ...before] = judgements.filter((one) => one.kind === kind)
  return { now, before }
}
