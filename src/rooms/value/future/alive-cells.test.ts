import { expect, it } from 'vitest'
import { mapOf } from './alive-cells.ts'

const cell = (repeatsFrom: number, weeksFrom: number) => ({
  repeatsFrom,
  repeatsBelow: repeatsFrom + 1,
  weeksFrom,
  weeksBelow: weeksFrom + 4,
  accounts: 1,
  alive: 0.5,
  lifetimeMinor: 0,
})

it('lays cells out with most repeats on top and the longest silence last', () => {
  const map = mapOf([cell(0, 4), cell(1, 0), cell(0, 0)])
  expect(map.repeats.map((span) => span.from)).toEqual([1, 0])
  expect(map.weeks.map((span) => span.from)).toEqual([0, 4])
  expect(map.at(1, 0)?.accounts).toBe(1)
  expect(map.at(1, 4)).toBeUndefined()
})

it('leaves no hole in its scales', () => {
  const map = mapOf([cell(0, 4), cell(5, 12)])
  expect(map.weeks).toEqual([
    { from: 0, below: 4 },
    { from: 4, below: 8 },
    { from: 8, below: 12 },
    { from: 12, below: 16 },
  ])
  expect(map.repeats.map((span) => span.from)).toEqual([5, 1, 0])
})
