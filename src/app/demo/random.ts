// Repeatable draws by name: every account and purpose has a stream of its own, so a change to one moves no other.
import { normalQuantile } from '#numbers/normal.ts'
import { mulberry32 } from '#numbers/prng.ts'

export type Random = {
  /** In [0, 1). */
  unit: () => number
  between: (low: number, high: number) => number
  /** A whole number from low to high, both included. */
  whole: (low: number, high: number) => number
  chance: (probability: number) => boolean
  /** Standard normal. */
  normal: () => number
  /** Log-normal around a mean of 1. */
  factor: (sigma: number) => number
  pick: <T>(list: readonly T[]) => T
}

/** The stream of a seed and a name; the same two give the same draws. */
export function streamOf(seed: number, name: string): Random {
  const unit = mulberry32(seedOf(`${seed}:${name}`))
  const normal = () => normalQuantile(unit() * (1 - 2e-6) + 1e-6)
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    whole: (low, high) => low + Math.floor((high - low + 1) * unit()),
    chance: (probability) => unit() < probability,
    normal,
    factor: (sigma) => Math.exp(sigma * normal() - (sigma * sigma) / 2),
    pick: (list) => list[Math.floor(unit() * list.length)]!,
  }
}

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
