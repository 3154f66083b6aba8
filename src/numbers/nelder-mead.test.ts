import { describe, expect, it } from 'vitest'
import { nelderMead } from './nelder-mead.ts'

const valley = ([x, y]: readonly number[]) => 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2

describe('nelderMead', () => {
  it('comes to the end of the bent valley of Rosenbrock 1960', () => {
    const lowest = nelderMead(valley, [-1.2, 1])
    expect(lowest.converged).toBe(true)
    expect(lowest.at[0]).toBeCloseTo(1, 6)
    expect(lowest.at[1]).toBeCloseTo(1, 6)
    expect(lowest.value).toBeLessThan(1e-9)
  })

  it('goes round points that have no value', () => {
    const lowest = nelderMead(([x]) => (x! < 0.5 ? Number.NaN : (x! - 1) ** 2), [3])
    expect(lowest.at[0]).toBeCloseTo(1, 6)
  })

  it('says when it gave up', () => {
    expect(nelderMead(valley, [-1.2, 1], { iterations: 5 })).toMatchObject({
      iterations: 5,
      converged: false,
    })
  })

  it('refuses nothing to vary and a start that is no point', () => {
    expect(() => nelderMead(valley, [])).toThrow(RangeError)
    expect(() => nelderMead(valley, [Number.NaN, 1])).toThrow(RangeError)
  })
})
