// The tree of departments in the order it is read: each followed by what lies below it, with its depth.
import type { Department } from './department.ts'

export const inTreeOrder = <One extends Department>(all: readonly One[]): (One & { depth: number })[] => {
  const below = new Map<string | null, One[]>()
  for (const one of all) below.set(one.parentId, [...(below.get(one.parentId) ?? []), one])
  const walk = (parentId: string | null, depth: number): (One & { depth: number })[] =>
    (below.get(parentId) ?? []).flatMap((one) => [{ ...one, depth }, ...walk(one.id, depth + 1)])
  return walk(null, 0)
}
