import { describe, expect, it } from 'vitest'
import { buyersOf, calibrated, cdnowIsHere, columnsOf } from '../../test/cdnow.ts'
import { ownHistories } from '../../test/own-histories.ts'
import { bgNbd } from './bg-nbd.ts'
import { paretoNbd } from './pareto-nbd.ts'
import { countEqual } from './repeat-histories.ts'
import { calibration, expectedCumulative, fittedFrequencies } from './tracking.ts'

const near = (value: number, expected: number, within = 1e-6) =>
  expect(Math.abs(value - expected), `${value} for ${expected}`).toBeLessThanOrEqual(within)
const given = { r: 1.5, alpha: 7, a: 1, b: 3 }

describe.skipIf(!cdnowIsHere)('CDNOW, BTYD walkthrough (needs ../shared/data/cdnow)', () => {
  const { histories, holdout } = cdnowIsHere
    ? calibrated(buyersOf('CDNOW_sample.txt'))
    : { histories: columnsOf([]), holdout: new Float64Array() }
  const counted = countEqual(histories)
  const bg = { r: 0.2425967, alpha: 4.413659, a: 0.7929869, b: 2.426164 }
  const pareto = { r: 0.55315, alpha: 10.57633, s: 0.60625, beta: 11.6715 }

  it('BG/NBD: actual and expected purchases of the holdout by frequency', () => {
    const { bins, meanAbsoluteError } = calibration(bgNbd, bg, counted, { t: 39, counts: holdout })
    const actual = [0.2367116, 0.6970387, 1.392523, 1.56, 2.532258, 2.947368, 3.862069, 6.359375]
    const expected = [0.2250893, 0.5231364, 1.044126, 1.520256, 2.163824, 2.653789, 3.503957, 6.157036]
    expect(bins.map(({ members }) => members)).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
    for (const [i, bin] of bins.entries()) {
      near(bin.actual!, actual[i]!, 1e-6)
      near(bin.expected!, expected[i]!, 2e-6)
    }
    expect(meanAbsoluteError).toBeGreaterThan(0.5)
    expect(meanAbsoluteError).toBeLessThan(1)
  })

  it('Pareto/NBD: expected purchases of the holdout by frequency', () => {
    const { bins } = calibration(paretoNbd, pareto, counted, { t: 39, counts: holdout })
    const expected = [0.138, 0.6, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403]
    for (const [i, bin] of bins.entries()) near(bin.expected!, expected[i]!, 1e-3)
  })

  it('BG/NBD: cumulative and weekly repeats expected, weeks 20 to 25', () => {
    const cumulative = expectedCumulative(bgNbd, bg, counted, [19, 20, 21, 22, 23, 24, 25])
    const published = [1312.458, 1387.346, 1460.392, 1531.713, 1601.418, 1669.6]
    const weekly = [76.86531, 74.88843, 73.04554, 71.32166, 69.70412, 68.18213]
    for (const [i, value] of published.entries()) {
      near(cumulative[i + 1]!, value, 1e-3)
      near(cumulative[i + 1]! - cumulative[i]!, weekly[i]!, 1e-4)
    }
  })

  it('Pareto/NBD: cumulative and weekly repeats expected, weeks 20 to 25, at other third decimals', () => {
    const cumulative = expectedCumulative(paretoNbd, pareto, counted, [19, 20, 21, 22, 23, 24, 25])
    const published = [1308.856, 1385.275, 1459.923, 1532.906, 1604.32, 1674.253]
    const weekly = [78.308, 76.419, 74.648, 72.983, 71.414, 69.933]
    for (const [i, value] of published.entries()) {
      near(cumulative[i + 1]!, value, 0.04)
      near(cumulative[i + 1]! - cumulative[i]!, weekly[i]!, 0.01)
    }
  })
})

describe('consistent', () => {
  const counted = countEqual(ownHistories)

  it('members of all bins are the members, and their sums are the totals', () => {
    const counts = ownHistories.x.map((_, i) => i % 3)
    const { bins, actual, expected, meanAbsoluteError } = calibration(bgNbd, given, counted, {
      t: 26,
      counts,
    })
    expect(bins.reduce((sum, { members }) => sum + members, 0)).toBe(40)
    near(
      bins.reduce((sum, bin) => sum + bin.members * (bin.actual ?? 0), 0),
      actual,
      1e-9,
    )
    near(
      bins.reduce((sum, bin) => sum + bin.members * (bin.expected ?? 0), 0),
      expected,
      1e-9,
    )
    expect(actual).toBe(counts.reduce((sum, count) => sum + count, 0))
    expect(meanAbsoluteError).toBeGreaterThan(0)
    expect(bins[5]).toMatchObject({ members: 1 })
  })

  it('fitted frequencies sum to the members', () => {
    const frequencies = fittedFrequencies(bgNbd, given, counted)
    near(
      frequencies.reduce((sum, { expected }) => sum + expected, 0),
      40,
      1e-9,
    )
    expect(frequencies.reduce((sum, { actual }) => sum + actual, 0)).toBe(40)
  })

  it('at the end of the observation everybody is expected for the own time', () => {
    const longest = Math.max(...ownHistories.T)
    const [all] = expectedCumulative(bgNbd, given, counted, [longest])
    near(
      all!,
      ownHistories.T.reduce((sum, T) => sum + bgNbd.expectedNew(given, T), 0),
      1e-9,
    )
    expect(expectedCumulative(bgNbd, given, counted, [0])).toEqual([0])
  })

  it('refuses a holdout of other members, and counts below 0', () => {
    expect(() => calibration(bgNbd, given, counted, { t: 1, counts: [1] })).toThrow(RangeError)
    const counts = new Array<number>(40).fill(-1)
    expect(() => calibration(bgNbd, given, counted, { t: 1, counts })).toThrow(RangeError)
  })

  it('an empty bin has no mean', () => {
    const few = countEqual(columnsOf([{ x: 1, tx: 2, T: 9 }]))
    expect(calibration(bgNbd, given, few, { t: 1, counts: [0] }).bins[0]).toMatchObject({
      members: 0,
      actual: null,
      expected: null,
    })
  })
})
