// Matches what a file calls an account or product with what is known, and names the new ones.
import type { Entry } from './directory.ts'
import { longestCode } from './line.ts'

export type Match = {
  /** For each entry the id it goes by. */
  ids: string[]
  created: { id: string; code: string; name: string; region: string | null }[]
}

/** Codes and names are looked up in the form in which they can be stored. */
export const storable = (text: string): string => text.replaceAll('\0', '')

/**
 * An entry with a code is whoever has that code. One with only a name is whoever has that name, or that name as
 * its code, which is what a new one gets: cut to length, with a number behind it should it be taken.
 */
export const matchEntries = (
  entries: readonly Entry[],
  byCode: ReadonlyMap<string, string>,
  byName: ReadonlyMap<string, string>,
  makeId: () => string,
): Match => {
  const codes = new Map(byCode)
  const names = new Map(byName)
  const created: Match['created'] = []
  const ids = entries.map((entry) => {
    const name = storable(entry.name)
    const wanted = storable(entry.code) || name.slice(0, longestCode)
    const known = entry.code === '' ? (names.get(name) ?? codes.get(name)) : codes.get(wanted)
    if (known) return known
    const id = makeId()
    const code = entry.code === '' ? free(wanted, codes) : wanted
    codes.set(code, id)
    if (entry.code === '') names.set(name, id)
    created.push({ id, code, name: name || code, region: storable(entry.region) || null })
    return id
  })
  return { ids, created }
}

const free = (wanted: string, taken: ReadonlyMap<string, string>): string => {
  let code = wanted
  for (let number = 2; taken.has(code); number += 1)
    code = `${wanted.slice(0, longestCode - 1 - String(number).length)} ${number}`
  return code
}
