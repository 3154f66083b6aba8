// Seeded random numbers, so that whatever is simulated can be repeated and tested.

/**
 * Draws uniform numbers in [0, 1) from a 32-bit seed; the same seed gives the same draws everywhere.
 * Not for secrets. Source: mulberry32, Tommy Ettinger 2017 (public domain).
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
