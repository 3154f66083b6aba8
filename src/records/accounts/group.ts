// A group of companies: who hangs below whom, and which moves would tie a knot.

export type Place = { id: string; parentId: string | null }
export type Path = { accountId: string; ancestorId: string; depth: number }

/** Every account under each of its ancestors, itself at depth 0; throws on a knot. */
export const pathsOf = (places: readonly Place[]): Path[] => {
  const parent = new Map(places.map((place) => [place.id, place.parentId]))
  return places.flatMap((place) => {
    const paths: Path[] = []
    for (let at: string | null | undefined = place.id; at; at = parent.get(at)) {
      if (paths.length > places.length) throw new Error(`the group of ${place.id} is a knot`)
      paths.push({ accountId: place.id, ancestorId: at, depth: paths.length })
    }
    return paths
  })
}

/** Whether an account may hang under a parent, given the accounts below it (itself included). */
export const mayHangUnder = (below: readonly string[], parentId: string | null): boolean =>
  parentId === null || !below.includes(parentId)
