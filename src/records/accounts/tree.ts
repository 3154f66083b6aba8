// A group of accounts as lines of a tree, and the part of it that matters to one account.

export type Member = { id: string; name: string; parentId: string | null; tier: string | null }
export type Branch = Member & { level: number; below: number }

/** Depth first in the order given; who hangs under nobody among the members begins a tree of its own. */
export const branchesOf = (members: readonly Member[]): Branch[] => {
  const known = new Set(members.map((member) => member.id))
  const under = new Map<string | null, Member[]>()
  for (const member of members) {
    const parent = member.parentId !== null && known.has(member.parentId) ? member.parentId : null
    under.set(parent, [...(under.get(parent) ?? []), member])
  }
  const branches: Branch[] = []
  const grow = (parent: string | null, level: number): number => {
    let grown = 0
    for (const member of under.get(parent) ?? []) {
      const branch = { ...member, level, below: 0 }
      branches.push(branch)
      branch.below = grow(member.id, level + 1)
      grown += 1 + branch.below
    }
    return grown
  }
  grow(null, 0)
  return branches
}

/**
 * At most `limit` lines that tell where one account stands: those above it and itself always, then what hangs
 * directly below it, then the rest in their order.
 */
export const around = (branches: readonly Branch[], id: string, limit: number): Branch[] => {
  const byId = new Map(branches.map((branch) => [branch.id, branch]))
  const kept = new Set<string>()
  for (let at = byId.get(id); at && !kept.has(at.id); at = byId.get(at.parentId ?? '')) kept.add(at.id)
  const rest = branches.filter((branch) => !kept.has(branch.id))
  const nearFirst = [
    ...rest.filter((branch) => branch.parentId === id),
    ...rest.filter((branch) => branch.parentId !== id),
  ]
  for (const branch of nearFirst) if (kept.size < limit) kept.add(branch.id)
  return branches.filter((branch) => kept.has(branch.id))
}
