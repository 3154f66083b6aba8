import { expect, it } from 'vitest'
import { quadrantOf } from './matrix.ts'

it.each([
  [80, 70, 'invest'],
  [80, 30, 'investSelectively'],
  [30, 70, 'maintain'],
  [30, 30, 'manageForCash'],
  [50, 50, 'invest'],
  [50, 49.9, 'investSelectively'],
  [49.9, 50, 'maintain'],
  [50 - 1e-12, 50 - 1e-12, 'invest'],
  [100, 0, 'investSelectively'],
] as const)(
  'worked example 2.9: attractiveness %f and strength %f say %s',
  (attractiveness, strength, expected) => {
    expect(quadrantOf(attractiveness, strength)).toBe(expected)
  },
)

it('bounds may lie elsewhere', () => {
  expect(quadrantOf(55, 55, { attractiveness: 60, strength: 40 })).toBe('maintain')
})

it('refuses sides that are unknown', () => {
  expect(() => quadrantOf(Number.NaN, 1)).toThrow(RangeError)
  expect(() => quadrantOf(1, Infinity)).toThrow(RangeError)
  expect(() => quadrantOf(1, 1, { attractiveness: Number.NaN, strength: 50 })).toThrow(RangeError)
})
