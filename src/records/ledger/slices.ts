// How an import is cut into short transactions: lines of one account always fall into one slice.

export const accountSlices = 64
export const unassignedSlices = 16

export const sliceOfAccount = (number: number): number => number % accountSlices

/** Lines without an account lie in the negative slices, by the first hexadecimal digit of their key. */
export const sliceOfUnassigned = (key: string): number =>
  -1 - (Number.parseInt(key.charAt(0), 16) % unassignedSlices)

export type SliceCount = { slice: number; rows: number }
/** Slices from the first to the last, both included, applied in one transaction. */
export type Batch = { from: number; to: number; rows: number }

// Small enough that the embedded database, which everybody shares, is free again within a second.
const rowsPerBatch = 50_000

/** Neighbouring slices together as long as they stay small; accounts and unassigned lines never mixed. */
export const batchesOf = (counts: readonly SliceCount[], atMost = rowsPerBatch): Batch[] => {
  const batches: Batch[] = []
  for (const { slice, rows } of [...counts].sort((a, b) => a.slice - b.slice)) {
    const last = batches.at(-1)
    if (last && last.rows + rows <= atMost && last.from < 0 === slice < 0) {
      last.to = slice
      last.rows += rows
    } else batches.push({ from: slice, to: slice, rows })
  }
  return batches
}
