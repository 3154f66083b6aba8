import { expect, it } from 'vitest'
import { holdoutOf, verdictOf } from './model-check.ts'

it('adds the orders of all bins up', () =>
  expect(
    holdoutOf({
      bins: [
        { accounts: 10, seen: 0.5, expected: 0.4 },
        { accounts: 2, seen: 3, expected: 3.5 },
      ],
    }),
  ).toEqual({ seen: 11, expected: 11 }))

it.each([
  [100, 97, 'good'],
  [100, 112, 'fair'],
  [100, 60, 'poor'],
  [0, 0, 'good'],
  [0, 8, 'poor'],
] as const)('of %d orders expecting %d is %s', (seen, expected, verdict) =>
  expect(verdictOf({ seen, expected })).toBe(verdict),
)
