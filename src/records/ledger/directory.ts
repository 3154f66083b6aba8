// Accounts or products of one file, numbered as they come up: by code, or by name where a row has no code.

export type Entry = { code: string; name: string; region: string; sure: boolean }

/** The only thing in an import that grows with the file, and it grows with its customers and products only. */
export type Directory = {
  entries: Entry[]
  byCode: Map<string, number>
  byName: Map<string, number>
}

export const openDirectory = (): Directory => ({ entries: [], byCode: new Map(), byName: new Map() })

/**
 * The number of whoever a row names; an unknown one gets the next. The first name found is kept, unless a surer
 * row comes later: goods written off are often renamed for it, goods sold are not.
 */
export const numberOf = (
  directory: Directory,
  code: string,
  name: string,
  region: string,
  sure: boolean,
): number => {
  const index = code === '' ? directory.byName : directory.byCode
  const known = index.get(code === '' ? name : code)
  if (known === undefined) {
    const number = directory.entries.length
    const entry = { code: own(code), name: own(name), region: own(region), sure: sure && name !== '' }
    index.set(code === '' ? entry.name : entry.code, number)
    directory.entries.push(entry)
    return number
  }
  const entry = directory.entries[known] as Entry
  if (!entry.sure && name !== '' && (sure || entry.name === '')) {
    entry.name = own(name)
    entry.sure = sure
  }
  if (entry.region === '' && region !== '') entry.region = own(region)
  return known
}

/** A copy: a part of a longer text keeps the whole of it in memory, and these are kept to the end of the file. */
const own = (text: string): string => ` ${text}`.slice(1)
