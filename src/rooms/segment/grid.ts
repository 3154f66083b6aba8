// Accounts laid out in rows and columns: what each cell holds, what rows and columns add up to.
import { alphabetical, type Dimension, keyOf, orderOf } from './dimensions.ts'

export type Figures = {
  accounts: number
  netMinor: number
  previousNetMinor: number
  /** Null where no account of the group has a cost. */
  profitMinor: number | null
  /** Sum over the accounts whose yearly potential was estimated; null where none was. */
  potentialMinor: number | null
  /** How many have an estimate. */
  estimated: number
}

/** Accounts of one stored value on each side. */
export type Group = Figures & { row: string | null; column: string | null }

/** A row or column with its total. `others` gathers the small ones of a long side. */
export type Line = Figures & { kind: 'value' | 'unknown' | 'others'; key: string | null }
export type Cell = Figures & { row: number; column: number }
export type Grid = { rows: Line[]; columns: Line[]; cells: Cell[]; total: Figures }

const nothing: Figures = {
  accounts: 0,
  netMinor: 0,
  previousNetMinor: 0,
  profitMinor: null,
  potentialMinor: null,
  estimated: 0,
}
const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b)

export const add = (a: Figures, b: Figures): Figures => ({
  accounts: a.accounts + b.accounts,
  netMinor: a.netMinor + b.netMinor,
  previousNetMinor: a.previousNetMinor + b.previousNetMinor,
  profitMinor: plus(a.profitMinor, b.profitMinor),
  potentialMinor: plus(a.potentialMinor, b.potentialMinor),
  estimated: a.estimated + b.estimated,
})
const sum = (list: readonly Figures[]): Figures => list.reduce(add, nothing)
const figuresOf = ({
  accounts,
  netMinor,
  previousNetMinor,
  profitMinor,
  potentialMinor,
  estimated,
}: Figures) => ({
  accounts,
  netMinor,
  previousNetMinor,
  profitMinor,
  potentialMinor,
  estimated,
})

/** Against the twelve months before; unknown where nothing was bought then. */
export const growthOf = ({ netMinor, previousNetMinor }: Figures): number | null =>
  previousNetMinor > 0 ? netMinor / previousNetMinor - 1 : null

const others = '\u0000others'

/** The lines of one side in reading order, and which line each key belongs to. */
const sideOf = (dimension: Dimension, totals: ReadonlyMap<string | null, Figures>, most: number) => {
  const known = [...totals.keys()].filter((key): key is string => key !== null)
  const order = orderOf[dimension]
  const size = (key: string) => totals.get(key)?.accounts ?? 0
  const place = (key: string) => {
    const at = order?.indexOf(key) ?? -1
    return at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const bySize = (a: string, b: string) => size(b) - size(a) || text(a, b)
  const kept = new Set(known.length > most ? [...known].sort(bySize).slice(0, most - 1) : known)
  const shown = [...kept].sort((a, b) =>
    alphabetical.includes(dimension) ? text(a, b) : order ? place(a) - place(b) || text(a, b) : bySize(a, b),
  )
  const keys: (string | null)[] = [
    ...shown,
    ...(known.length > kept.size ? [others] : []),
    ...(totals.has(null) ? [null] : []),
  ]
  const index = new Map(keys.map((key, at) => [key, at]))
  const at = (key: string | null): number => index.get(key) ?? index.get(others) ?? 0
  return { keys, at }
}

const totalsBy = (groups: readonly Group[], keyOfGroup: (group: Group) => string | null) => {
  const totals = new Map<string | null, Figures>()
  for (const group of groups) {
    const key = keyOfGroup(group)
    totals.set(key, add(totals.get(key) ?? nothing, group))
  }
  return totals
}

/** At most `mostRows` and `mostColumns` lines; the smallest beyond them are gathered. Cells sum to their lines and to the whole. */
export const gridOf = (
  groups: readonly Group[],
  { rows, columns }: { rows: Dimension; columns: Dimension },
  mostRows = 40,
  mostColumns = 12,
): Grid => {
  const folded = groups.map((group) => ({
    ...group,
    row: keyOf(rows, group.row),
    column: keyOf(columns, group.column),
  }))
  const rowSide = sideOf(
    rows,
    totalsBy(folded, (group) => group.row),
    mostRows,
  )
  const columnSide = sideOf(
    columns,
    totalsBy(folded, (group) => group.column),
    mostColumns,
  )
  const cells = new Map<string, Cell>()
  for (const group of folded) {
    const row = rowSide.at(group.row)
    const column = columnSide.at(group.column)
    const before = cells.get(`${row} ${column}`) ?? { ...nothing, row, column }
    cells.set(`${row} ${column}`, { ...add(before, group), row, column })
  }
  const list = [...cells.values()].sort((a, b) => a.row - b.row || a.column - b.column)
  const line =
    (side: 'row' | 'column') =>
    (key: string | null, index: number): Line => ({
      kind: key === null ? 'unknown' : key === others ? 'others' : 'value',
      key: key === others ? null : key,
      ...sum(list.filter((cell) => cell[side] === index)),
    })
  return {
    rows: rowSide.keys.map(line('row')),
    columns: columnSide.keys.map(line('column')),
    cells: list,
    total: figuresOf(sum(list)),
  }
}
