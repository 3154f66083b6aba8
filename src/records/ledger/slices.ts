// How an import is cut into short transactions: lines of one account always fall into one slice.

/**
 * Accounts that come up in a file one after the other share a slice. New ones get their ids in that order, too, so
 * slice after slice is added at the end of every key instead of all over it.
 */
export const accountsPerSlice = 64
export const sliceOfAccount = (number: number): number => Math.floor(number / accountsPerSlice)

/** Lines without an account lie in the negative slices, by the first hexadecimal digit of their key. */
export const unassignedSlices = 16
export const sliceOfUnassigned = (key: string): number =>
  Number.parseInt(key.charAt(0), 16) - unassignedSlices
export const digitOfSlice = (slice: number): string => (slice + unassignedSlices).toString(16)

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
