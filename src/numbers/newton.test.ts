import { describe, expect, it } from 'vitest'
import { newton, type Smooth, withSlope } from './newton.ts'

/** A hill of the height 3 at (1, −2), of the curvature (2 1; 1 4). */
const hill: Smooth = ([x, y], slope) => {
  const east = x! - 1
  const north = y! + 2
  slope?.set([-2 * east - north, -east - 4 * north])
  return 3 - east * east - east * north - 2 * north * north
}

describe('newton', () => {
  it('is at the top of a parabola in one step, and measures it', () => {
    const top = newton(hill, [4, 4])
    expect(top).toMatchObject({ iterations: 1, converged: true })
    expect(top.at[0]).toBeCloseTo(1, 9)
    expect(top.at[1]).toBeCloseTo(-2, 9)
    expect(top.curvature.flat().map((value) => Math.round(value * 1e6) / 1e6)).toEqual([2, 1, 1, 4])
  })

  it('finds its way from where the hill is hollow, with slopes of its own', () => {
    const top = newton(
      withSlope(([x, y]) => Math.exp(-(x! ** 2)) + Math.exp(-((y! - 1) ** 2))),
      [1.5, -0.8],
    )
    expect(top.converged).toBe(true)
    expect(top.at[0]).toBeCloseTo(0, 5)
    expect(top.at[1]).toBeCloseTo(1, 5)
  })

  it('does not take an endless slope for a top', () => {
    expect(
      newton(
        withSlope(([x]) => x!),
        [0],
      ).converged,
    ).toBe(false)
  })
})
