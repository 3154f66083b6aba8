import { describe, expect, it } from 'vitest'
import { fiveDimensions, rfmSegments } from './presets.ts'
import type { Criterion, RfmScorecard, WeightedScorecard } from './scorecard.ts'
import { checkScorecard } from './scorecard-check.ts'

const weighted = fiveDimensions.definition
const rfm = rfmSegments.definition
const attribute = { from: 'attribute', field: 'industry' } as const

function problemsOf(change: Partial<WeightedScorecard>): string[] {
  return checkScorecard({ ...weighted, ...change }).map(({ field, code }) => `${field} ${code}`)
}

function problemsOfThird(change: Partial<Criterion>): string[] {
  return problemsOf({
    criteria: weighted.criteria.map((criterion, i) => (i === 2 ? { ...criterion, ...change } : criterion)),
  })
}

function problemsOfRfm(change: Partial<RfmScorecard>): string[] {
  return checkScorecard({ ...rfm, ...change }).map(({ field, code }) => `${field} ${code}`)
}

describe('a weighted scorecard', () => {
  it.each<[string, Partial<Criterion>, string]>([
    ['a weight of 0', { weight: 0 }, 'criteria.2.weight identify.weightNotPositive'],
    ['a weight that is no number', { weight: Number.NaN }, 'criteria.2.weight identify.weightNotPositive'],
    ['a key used before', { key: 'volume' }, 'criteria.2.key identify.keyRepeated'],
    ['a blank key', { key: ' ' }, 'criteria.2.key identify.keyMissing'],
    ['no dimension', { dimension: '' }, 'criteria.2.dimension identify.keyMissing'],
    ['no name in either language', { name: { zh: '', en: ' ' } }, 'criteria.2.name identify.nameMissing'],
    [
      'a rating of nothing',
      { source: { from: 'rating', topic: '' } },
      'criteria.2.source.topic identify.sourceMissing',
    ],
    [
      'a signal of nothing',
      { source: { from: 'signal', metric: '' }, normaliser: { by: 'percentile' } },
      'criteria.2.source.metric identify.sourceMissing',
    ],
    [
      'an attribute without points',
      { source: attribute, normaliser: { by: 'target', target: 100 } },
      'criteria.2.source.points identify.pointsMissing',
    ],
    [
      'points above 100',
      { source: { ...attribute, points: { chemicals: 101 } }, normaliser: { by: 'target', target: 100 } },
      'criteria.2.source.points.chemicals identify.pointsOutOfRange',
    ],
    [
      'points for a number',
      { source: { from: 'attribute', field: 'employees', points: {} }, normaliser: { by: 'logMinmax' } },
      'criteria.2.source.points identify.pointsOfNumber',
    ],
    [
      'a rating scale on what is not rated',
      { source: { from: 'ledger', metric: 'sales' } },
      'criteria.2.normaliser identify.rating5NeedsRating',
    ],
    [
      'a target of 0',
      { normaliser: { by: 'target', target: 0 } },
      'criteria.2.normaliser.target identify.targetNotPositive',
    ],
    [
      'no bands',
      { normaliser: { by: 'bands', bands: [] } },
      'criteria.2.normaliser.bands identify.bandsMissing',
    ],
    [
      'bands that leave out small values',
      { normaliser: { by: 'bands', bands: [{ from: 0, points: 0 }] } },
      'criteria.2.normaliser.bands.0.from identify.firstBandOpen',
    ],
    [
      'a second open band',
      {
        normaliser: {
          by: 'bands',
          bands: [
            { from: null, points: 0 },
            { from: null, points: 9 },
          ],
        },
      },
      'criteria.2.normaliser.bands.1.from identify.firstBandOpen',
    ],
    [
      'bands that fall',
      {
        normaliser: {
          by: 'bands',
          bands: [
            { from: null, points: 0 },
            { from: 5, points: 50 },
            { from: 5, points: 100 },
          ],
        },
      },
      'criteria.2.normaliser.bands.2.from identify.bandsNotAscending',
    ],
    [
      'a band of more than 100 points',
      { normaliser: { by: 'bands', bands: [{ from: null, points: 120 }] } },
      'criteria.2.normaliser.bands.0.points identify.pointsOutOfRange',
    ],
  ])('is refused for %s', (_, change, problem) => {
    expect(problemsOfThird(change)).toEqual([problem])
  })

  it.each<[string, Partial<WeightedScorecard>, string]>([
    ['no criteria', { criteria: [] }, 'criteria identify.criteriaMissing'],
    ['a coverage above 1', { minimumCoverage: 60 }, 'minimumCoverage identify.coverageOutOfRange'],
    [
      'tiers whose layers are out of order',
      { tiers: weighted.tiers.map((tier, i) => (i === 4 ? { ...tier, layer: 'key' } : tier)) },
      'tiers.4.layer identify.layersOutOfOrder',
    ],
    [
      'a grading that leaves tiers out',
      { grading: { by: 'cutoff', cuts: [{ tier: 'A1', from: 80 }] } },
      'grading.cuts identify.gradingTiersDiffer',
    ],
    [
      'cuts that do not fall',
      { grading: cuts(80, 70, 70, 50) },
      'grading.cuts.2.from identify.cutsNotDescending',
    ],
    ['a cut above 100', { grading: cuts(101, 70, 60, 50) }, 'grading.cuts.0.from identify.cutOutOfRange'],
    [
      'shares above the whole',
      { grading: shares(0.5, 0.3, 0.2, 0.1) },
      'grading.shares identify.sharesAboveWhole',
    ],
    [
      'a share of 0',
      { grading: shares(0.5, 0, 0.2, 0.1) },
      'grading.shares.1.share identify.shareOutOfRange',
    ],
    ['half a place', { grading: quotas(1, 2.5, 3, 4) }, 'grading.quotas.1.count identify.quotaNotWhole'],
  ])('is refused for %s', (_, change, problem) => {
    expect(problemsOf(change)).toEqual([problem])
  })

  it('names every problem at once, and the tiers a grading should name', () => {
    const problems = checkScorecard({ ...weighted, tiers: [], criteria: [] })
    expect(problems.map(({ code }) => code)).toEqual([
      'identify.tiersMissing',
      'identify.criteriaMissing',
      'identify.gradingTiersDiffer',
    ])
    expect(checkScorecard({ ...weighted, grading: { by: 'quota', quotas: [] } })).toEqual([
      {
        field: 'grading.quotas',
        code: 'identify.gradingTiersDiffer',
        params: { expected: 'A1, A2, B1, B2' },
      },
    ])
  })

  it('may be written in one language', () => {
    expect(problemsOfThird({ name: { zh: '市场影响力', en: '' } })).toEqual([])
  })
})

describe('an RFM scorecard', () => {
  const good = [1, 2, 3, 4]
  it.each<[string, Partial<RfmScorecard>, string]>([
    [
      'three bounds',
      { bounds: { by: 'given', recency: good, frequency: [1, 2, 3], monetary: good } },
      'bounds.frequency identify.boundsNotFour',
    ],
    [
      'bounds that fall',
      { bounds: { by: 'given', recency: [4, 3, 2, 1], frequency: good, monetary: good } },
      'bounds.recency identify.boundsNotAscending',
    ],
    [
      'weights that do not sum to 1',
      { weights: { recency: 0.3, frequency: 0.3, monetary: 0.3 } },
      'weights identify.weightsNotOne',
    ],
    [
      'a negative weight',
      { weights: { recency: -0.3, frequency: 0.3, monetary: 1 } },
      'weights.recency identify.shareOutOfRange',
    ],
    ['no segments', { segments: [] }, 'segments identify.segmentsMissing'],
    [
      'a last segment that does not take the rest',
      { segments: rfm.segments.slice(0, 1) },
      'segments.0.when identify.lastSegmentNotOpen',
    ],
    [
      'a segment that leaves nothing to those after it',
      { segments: rfm.segments.map((segment, i) => (i === 3 ? { ...segment, when: [{}] } : segment)) },
      'segments.3.when identify.segmentTakesAll',
    ],
    [
      'a range that ends before it begins',
      {
        segments: rfm.segments.map((segment, i) =>
          i === 0 ? { ...segment, when: [{ m: { min: 4, max: 3 } }] } : segment,
        ),
      },
      'segments.0.when.0.m identify.rangeNotScores',
    ],
    [
      'a score of 6',
      {
        segments: rfm.segments.map((segment, i) =>
          i === 0 ? { ...segment, when: [{ r: { min: 6 } }] } : segment,
        ),
      },
      'segments.0.when.0.r identify.rangeNotScores',
    ],
  ])('is refused for %s', (_, change, problem) => {
    expect(problemsOfRfm(change)).toEqual([problem])
  })

  it('may have equal bounds, as few distinct order counts give', () => {
    expect(
      problemsOfRfm({ bounds: { by: 'given', recency: good, frequency: [1, 1, 2, 4], monetary: good } }),
    ).toEqual([])
  })
})

function cuts(...from: number[]): WeightedScorecard['grading'] {
  return { by: 'cutoff', cuts: from.map((points, i) => ({ tier: weighted.tiers[i]!.key, from: points })) }
}

function shares(...of: number[]): WeightedScorecard['grading'] {
  return { by: 'quantile', shares: of.map((share, i) => ({ tier: weighted.tiers[i]!.key, share })) }
}

function quotas(...of: number[]): WeightedScorecard['grading'] {
  return { by: 'quota', quotas: of.map((count, i) => ({ tier: weighted.tiers[i]!.key, count })) }
}
