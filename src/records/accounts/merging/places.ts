// Where accounts hang when two of a tree become one, and when they become two again; never in a knot.
import type { Place } from '../group.ts'

export type Places = ReadonlyMap<string, string | null>

const reaches = (places: Places, from: string | null | undefined, id: string): boolean => {
  const met = new Set<string>()
  for (let at = from; at && !met.has(at); at = places.get(at)) {
    if (at === id) return true
    met.add(at)
  }
  return false
}

/**
 * Whatever hung under the absorbed account hangs under the survivor. The survivor hangs where it is wanted, else
 * where it hung, else where the absorbed hung, else it is a head: the first of these that ties no knot.
 */
export const joinPlaces = (
  places: Places,
  survivorId: string,
  absorbedId: string,
  wantedId: string | null,
): Places => {
  const next = new Map(places)
  next.delete(absorbedId)
  for (const [id, parentId] of next) if (parentId === absorbedId) next.set(id, survivorId)
  const own = places.get(survivorId) ?? null
  const theirs = places.get(absorbedId) ?? null
  // A head by choice stays one.
  const asked = [wantedId === absorbedId ? theirs : wantedId, own, theirs, null]
  const parent = asked.find((id) => id !== absorbedId && !reaches(next, id, survivorId)) ?? null
  return next.set(survivorId, parent)
}

/**
 * The tree with the absorbed account in it again: it under its parent of then, its children of then that still hang
 * under the survivor back under it, and the survivor where it hung before unless it was moved since.
 */
export const splitPlaces = (
  places: Places,
  survivorId: string,
  absorbedId: string,
  before: {
    parentId: string | null
    childIds: readonly string[]
    survivorParentId: string | null
    mergedParentId: string | null
  },
): Places => {
  const next = new Map(places).set(absorbedId, null)
  for (const id of before.childIds) if (next.get(id) === survivorId) next.set(id, absorbedId)
  const back = (id: string, parentId: string | null) => {
    if (parentId === null || (next.has(parentId) && !reaches(next, parentId, id))) next.set(id, parentId)
  }
  const moved = next.get(survivorId) !== before.mergedParentId
  // Whichever hung below the other can only go back once the other has.
  if (before.survivorParentId === absorbedId || before.parentId !== survivorId)
    back(absorbedId, before.parentId)
  if (!moved) back(survivorId, before.survivorParentId)
  back(absorbedId, before.parentId)
  return next
}

export const changedPlaces = (before: Places, after: Places): Place[] =>
  [...after]
    .filter(([id, parentId]) => before.get(id) !== parentId)
    .map(([id, parentId]) => ({ id, parentId }))
