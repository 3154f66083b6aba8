// A group from its head down with what each company has of its own and what it has with all below it.

/** What one sees of a company of the group. Money is null where the ledger knows nothing. */
export type Node = {
  id: string
  name: string
  /** The nearest above it that one may see; null begins a tree. */
  parentId: string | null
  tier: string | null
  hasOwner: boolean
  /** Whether somebody was there within the last 90 days. */
  isVisited: boolean
  netMinor: number | null
  profitMinor: number | null
  openMinor: number | null
}
/** Own and below together; money is null where nothing below is known either. */
export type RolledUp = {
  accounts: number
  owned: number
  visited: number
  netMinor: number | null
  profitMinor: number | null
  openMinor: number | null
}
export type Branch = Node & { level: number; below: number; all: RolledUp }

const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)

/**
 * Depth first, the company with most money below it first; each with everything below it summed up. Every node comes
 * exactly once; a knot, which the records refuse, would begin trees of its own.
 */
export const rollUp = (nodes: readonly Node[]): Branch[] => {
  const byId = new Map<string, Branch>(
    nodes.map((node) => [
      node.id,
      {
        ...node,
        level: 0,
        below: 0,
        all: {
          accounts: 1,
          owned: Number(node.hasOwner),
          visited: Number(node.isVisited),
          netMinor: node.netMinor,
          profitMinor: node.profitMinor,
          openMinor: node.openMinor,
        },
      },
    ]),
  )
  const under = new Map<string | null, Branch[]>()
  for (const branch of byId.values()) {
    const parent = branch.parentId !== null && byId.has(branch.parentId) ? branch.parentId : null
    const siblings = under.get(parent)
    if (siblings) siblings.push(branch)
    else under.set(parent, [branch])
  }
  // Parents first, without the stack of the machine: groups can be of any depth.
  const order: Branch[] = []
  const waiting = [...(under.get(null) ?? [])]
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    order.push(branch)
    for (const child of under.get(branch.id) ?? []) {
      child.level = branch.level + 1
      waiting.push(child)
    }
  }
  for (const branch of [...order].reverse()) {
    const parent = branch.parentId === null ? undefined : byId.get(branch.parentId)
    if (!parent) continue
    parent.below += 1 + branch.below
    parent.all.accounts += branch.all.accounts
    parent.all.owned += branch.all.owned
    parent.all.visited += branch.all.visited
    parent.all.netMinor = plus(parent.all.netMinor, branch.all.netMinor)
    parent.all.profitMinor = plus(parent.all.profitMinor, branch.all.profitMinor)
    parent.all.openMinor = plus(parent.all.openMinor, branch.all.openMinor)
  }
  const first = (a: Branch, b: Branch) =>
    (b.all.netMinor ?? 0) - (a.all.netMinor ?? 0) || (a.name < b.name ? -1 : 1)
  const sorted: Branch[] = []
  const next = [...(under.get(null) ?? [])].sort(first).reverse()
  for (let branch = next.pop(); branch; branch = next.pop()) {
    sorted.push(branch)
    const children = under.get(branch.id)
    if (children) next.push(...[...children].sort(first).reverse())
  }
  return sorted
}

/** The lines to show, in their order, when what is below the folded ones is left out. */
export const unfolded = (branches: readonly Branch[], folded: ReadonlySet<string>): Branch[] => {
  const shown: Branch[] = []
  for (let at = 0; at < branches.length; at += 1) {
    const branch = branches[at] as Branch
    shown.push(branch)
    if (folded.has(branch.id)) at += branch.below
  }
  return shown
}
