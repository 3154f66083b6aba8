// How long somebody waits after wrong passwords in a row.

/** So many may be wrong before the first wait. */
const freeAttempts = 5
const longestMinutes = 60

/** Minutes of waiting after that many wrong ones: none, then 1, 2, 4 and so on up to an hour. */
export const waitMinutes = (failures: number): number =>
  failures < freeAttempts ? 0 : Math.min(longestMinutes, 2 ** Math.min(10, failures - freeAttempts))
