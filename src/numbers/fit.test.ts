import { describe, expect, it } from 'vitest'
import { fitByLikelihood } from './fit.ts'

/** Waiting times 1, 2 … 20 of an exponential distribution: rate n/Σ, standard error rate/√n. */
const waits = Array.from({ length: 20 }, (_, i) => i + 1)
const total = waits.reduce((sum, wait) => sum + wait, 0)
const exponential = ([rate]: readonly number[], slope?: Float64Array) => {
  slope?.set([waits.length / rate! - total])
  return waits.length * Math.log(rate!) - rate! * total
}
const starts = [{ rate: 1 }, { rate: 30 }]

describe('fitByLikelihood', () => {
  it('the exponential distribution: rate n/Σ, standard error rate/√n, by either kind of slope', () => {
    for (const byDifferences of [false, true]) {
      const fit = fitByLikelihood({
        names: ['rate'],
        starts,
        logLikelihood: exponential,
        members: 20,
        byDifferences,
      })
      expect(fit.params.rate).toBeCloseTo(20 / 210, 7)
      expect(fit.standardErrors!.rate).toBeCloseTo(20 / 210 / Math.sqrt(20), 6)
      expect(fit.covariance![0]![0]).toBeCloseTo(1 / 20, 5)
      expect(fit.aic).toBeCloseTo(2 - 2 * exponential([20 / 210]), 9)
      expect(fit).toMatchObject({ converged: true, identified: true, warnings: [], members: 20 })
    }
  })

  it('a part that stands for all badly only makes the way longer', () => {
    const fit = fitByLikelihood({
      names: ['rate'],
      starts,
      logLikelihood: exponential,
      ofParts: [([rate]) => Math.log(rate!) - 40 * rate!],
      byDifferences: true,
      members: 20,
    })
    expect(fit.params.rate).toBeCloseTo(20 / 210, 7)
  })

  it('a parameter that changes nothing is flat, and has no standard error', () => {
    const fit = fitByLikelihood({
      names: ['rate', 'idle'],
      starts: [
        { rate: 1, idle: 1 },
        { rate: 2, idle: 2 },
      ],
      logLikelihood: ([rate]) => exponential([rate!]),
      byDifferences: true,
      members: 20,
    })
    expect(fit.warnings).toContain('flat')
    expect(fit).toMatchObject({ identified: false, standardErrors: null, covariance: null })
  })

  it('says when a parameter runs to its bound or out of sight', () => {
    const running = (sign: number) =>
      fitByLikelihood({
        names: ['rate'],
        above: { rate: 2 },
        starts: [{ rate: 3 }, { rate: 4 }],
        logLikelihood: ([rate]) => sign * Math.log(1 + rate!),
        byDifferences: true,
        members: 1,
      })
    expect(running(-1).warnings).toContain('at-bound')
    expect(running(-1).params.rate).toBeGreaterThan(2)
    expect(running(1).warnings).toContain('above-1000')
    expect(running(1).identified).toBe(false)
  })
})
