// What a new assignment of tiers would change: who moves, which way, and how much money moves with them.

/** Tier by account id. */
export type Assignment = ReadonlyMap<string, string>

export type MoveKind = 'up' | 'down' | 'entered' | 'left'

/** `from` is null for an account that had no tier, `to` for one that has none any more; money null if unknown. */
export type Move = {
  id: string
  kind: MoveKind
  from: string | null
  to: string | null
  amountMinor: number | null
}

export type Tally = { count: number; amountMinor: number }

export type Movement = {
  totals: Record<MoveKind | 'same', Tally>
  tiers: { tier: string; before: Tally; after: Tally }[]
  moves: Move[]
}

/**
 * Compares two assignments.
 * A tier that is not on the ladder (of an older scorecard) has no rank and counts as none, so its account enters or
 * leaves; the move still names it. Unknown money adds nothing to a tally.
 * @param ladder the tier keys, best first.
 * @param amountMinor money per account id in integer minor units of one currency.
 * @returns tallies by kind of move, tallies per tier of the ladder before and after, and every account that moved,
 *   the most money first (unknown last), then by id.
 */
export function compareAssignments(
  before: Assignment,
  after: Assignment,
  ladder: readonly string[],
  amountMinor: ReadonlyMap<string, number>,
): Movement {
  const totals = { up: nothing(), down: nothing(), same: nothing(), entered: nothing(), left: nothing() }
  const tiers = ladder.map((tier) => ({ tier, before: nothing(), after: nothing() }))
  const rankOf = new Map(ladder.map((tier, rank) => [tier, rank]))
  const moves: Move[] = []
  const compare = (id: string) => {
    const from = before.get(id) ?? null
    const to = after.get(id) ?? null
    const fromRank = from === null ? undefined : rankOf.get(from)
    const toRank = to === null ? undefined : rankOf.get(to)
    const amount = amountMinor.get(id) ?? null
    if (fromRank !== undefined) add(tiers[fromRank]!.before, amount)
    if (toRank !== undefined) add(tiers[toRank]!.after, amount)
    const kind = kindOf(fromRank, toRank)
    if (kind === null) return
    add(totals[kind], amount)
    if (kind !== 'same') moves.push({ id, kind, from, to, amountMinor: amount })
  }
  for (const id of before.keys()) compare(id)
  for (const id of after.keys()) if (!before.has(id)) compare(id)
  return { totals, tiers, moves: moves.sort(mostMoneyFirst) }
}

function kindOf(from: number | undefined, to: number | undefined): MoveKind | 'same' | null {
  if (from === undefined) return to === undefined ? null : 'entered'
  if (to === undefined) return 'left'
  if (from === to) return 'same'
  return to < from ? 'up' : 'down'
}

function mostMoneyFirst(a: Move, b: Move): number {
  const [less, more] = [a.amountMinor ?? -Infinity, b.amountMinor ?? -Infinity]
  if (less !== more) return more - less
  return a.id < b.id ? -1 : 1
}

function nothing(): Tally {
  return { count: 0, amountMinor: 0 }
}

function add(tally: Tally, amountMinor: number | null): void {
  tally.count += 1
  tally.amountMinor += amountMinor ?? 0
}
