import { describe, expect, it } from 'vitest'
import { evaluateWeighted } from './evaluate.ts'
import { fiveDimensions } from './presets.ts'
import { type Criterion, noRules, type WeightedScorecard } from './scorecard.ts'
import { type Figures, foresee, knownShare, normaliserOfPool, poolOf, sourcesToAsk } from './what-if.ts'

const sales: Criterion = {
  key: 'sales',
  dimension: 'volume',
  name: { zh: '采购量', en: 'Volume' },
  source: { from: 'ledger', metric: 'sales' },
  direction: 'higher',
  normaliser: { by: 'percentile' },
  weight: 10,
}
const size: Criterion = {
  ...sales,
  key: 'size',
  source: { from: 'attribute', field: 'sizeClass', points: { large: 100, small: 20 } },
  normaliser: { by: 'target', target: 100 },
}
const scorecard: WeightedScorecard = {
  ...fiveDimensions.definition,
  rules: noRules,
  criteria: [sales],
  tiers: [
    { key: 'A', layer: 'key' },
    { key: 'B', layer: 'important' },
    { key: 'C', layer: 'general' },
  ],
  grading: {
    by: 'quota',
    quotas: [
      { tier: 'A', count: 1 },
      { tier: 'B', count: 1 },
    ],
  },
}
const figures: Figures = {
  accountIds: ['a', 'b', 'c', 'd'],
  grades: ['C', 'B', 'A', null],
  provisional: [false, false, true, false],
  cooldown: [0, 0, 0, 0],
  below: [0, 0, 0, 0],
  months: [24, 24, 24, 24],
  ledgerMonths: 24,
  pins: [null, null, null, null],
  netMinor: [400, 300, 200, 100],
  profitMinor: [null, null, null, null],
  criteria: [{ key: 'sales', values: [400, 300, 200, null] }],
  also: [{ source: 'attribute:sizeClass', values: ['large', 'small', 'other', null] }],
}

describe('a what-if', () => {
  const pool = poolOf(figures, [sales])
  const normalised = normaliserOfPool(pool)

  it('tells who moves, and the money that moves with them', () => {
    const seen = foresee(scorecard, pool, normalised)!
    expect(seen.moves.map(({ id, kind, from, to }) => [id, kind, from, to])).toEqual([
      ['a', 'up', 'C', 'A'],
      ['c', 'down', 'A', 'C'],
    ])
    expect(seen.totals.up).toEqual({ count: 1, amountMinor: 400 })
    expect(seen.kept).toBe(1)
  })

  it('gives the tiers an evaluation would give', () => {
    const nothing = pool.ids.map(() => null)
    const columns = [[400, 300, 200, null]]
    const results = evaluateWeighted(
      scorecard,
      pool.ids.map((id, index) => ({ id, netMinor: figures.netMinor[index]!, profitMinor: null })),
      { ...pool, vetoes: nothing, lists: nothing, pools: null },
      columns,
    )
    const seen = foresee(scorecard, pool, normalised)!
    for (const { tier, after } of seen.tiers)
      expect(after.count).toBe(results.filter((one) => one.grade === tier).length)
  })

  it('turns texts into points as they stand now', () => {
    const both = normalised([sales, size])!
    expect([...both.columns[1]!]).toEqual([1, 0.2, Number.NaN, Number.NaN])
    const changed = normalised([
      sales,
      { ...size, source: { ...size.source, points: { small: 90 } } as never },
    ])!
    expect([...changed.columns[1]!]).toEqual([Number.NaN, 0.9, Number.NaN, Number.NaN])
  })

  it('normalises a criterion once, however often weights change', () => {
    const first = normalised([sales])!
    const again = normalised([{ ...sales, weight: 99 }])!
    expect(again.columns[0]).toBe(first.columns[0])
  })

  it('has no answer while a new source has not been read', () => {
    const margin: Criterion = { ...sales, key: 'margin', source: { from: 'ledger', metric: 'margin' } }
    expect(normalised([margin])).toBeNull()
    expect(knownShare(margin.source, pool)).toBeNull()
    expect(knownShare(sales.source, pool)).toBe(0.75)
  })

  it('asks for new sources and for texts whose points may change', () => {
    const margin: Criterion = { ...sales, key: 'margin', source: { from: 'ledger', metric: 'margin' } }
    expect(sourcesToAsk([sales, size], { ...scorecard, criteria: [sales, size, margin] }, [])).toEqual([
      'attribute:sizeClass',
      'ledger:margin',
    ])
    expect(sourcesToAsk([sales], scorecard, [])).toEqual([])
  })

  it('reads the facts that vetoes, lists and pools look at, and obeys them', () => {
    const ruled: WeightedScorecard = {
      ...scorecard,
      pool: { by: 'attribute', field: 'region' },
      rules: {
        ...noRules,
        vetoes: [{ name: '逾期', when: [{ field: 'signal', metric: 'overdueDays', from: 180 }], tier: 'C' }],
        lists: [{ name: '战略', when: [{ field: 'tags', in: ['战略'] }], tier: 'B', atLeast: false }],
      },
    }
    const names = sourcesToAsk([sales], ruled, [])
    expect(names).toEqual(['fact:region', 'fact:tags', 'signal:overdueDays'])
    expect(foresee(ruled, pool, normalised)).toBeNull()
    const told = poolOf(
      {
        ...figures,
        also: [
          { source: 'fact:region', values: ['江苏', '江苏', '四川', null] },
          { source: 'fact:tags', values: [null, '老客户\n战略', null, null] },
          { source: 'signal:overdueDays', values: [200, 3, null, null] },
        ],
      },
      [sales],
    )
    const seen = foresee(ruled, told, normaliserOfPool(told))!
    expect(seen.moves.map(({ id, to }) => [id, to])).toEqual([])
    expect(seen.reasons).toMatchObject({ VETO: 1, LIST: 1 })
  })
})
