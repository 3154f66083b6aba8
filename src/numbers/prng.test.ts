import { expect, it } from 'vitest'
import { mulberry32 } from './prng.ts'

it('mulberry32(42) gives its published first four draws', () => {
  const draw = mulberry32(42)
  expect([draw(), draw(), draw(), draw()]).toEqual([
    0.6011037519201636, 0.44829055899754167, 0.8524657934904099, 0.6697340414393693,
  ])
})
