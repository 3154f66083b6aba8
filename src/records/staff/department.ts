// The tree of departments: what lies below what, and which moves would tie a knot.

export type Department = { id: string; parentId: string | null }

/** A department and all below it. */
export const departmentTree = (all: readonly Department[], id: string): string[] => {
  const below = new Map<string, string[]>()
  for (const one of all)
    if (one.parentId) below.set(one.parentId, [...(below.get(one.parentId) ?? []), one.id])
  const found: string[] = []
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.includes(next)) continue
    found.push(next)
    open.push(...(below.get(next) ?? []))
  }
  return found
}

/** Whether putting a department under a parent keeps the tree a tree. */
export const mayHangUnder = (all: readonly Department[], id: string, parentId: string | null): boolean =>
  parentId === null || !departmentTree(all, id).includes(parentId)
