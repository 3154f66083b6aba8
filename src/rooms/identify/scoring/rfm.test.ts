import { describe, expect, it } from 'vitest'
import { rfmSegments } from './presets.ts'
import { cellName, compositeOf, type RfmColumns, scoreRfm, segmentOf } from './rfm.ts'
import type { RfmBounds } from './scorecard.ts'

const { segments, weights } = rfmSegments.definition

function cellsOf(bounds: RfmBounds, columns: RfmColumns): (string | null)[] {
  return scoreRfm(bounds, columns).map((cell) => cell && cellName(cell))
}

describe('worked example 2.5: ten accounts by mid-rank', () => {
  const cells = scoreRfm(
    { by: 'midRank' },
    {
      recency: [5, 12, 30, 30, 45, 60, 90, 120, 200, 365],
      frequency: [24, 18, 12, 10, 9, 6, 4, 3, 2, 1],
      monetary: [300, 260, 500, 80, 90, 60, 40, 20, 15, 5],
    },
  )

  it.each([
    ['r', '5544332211'],
    ['f', '5544332211'],
    ['m', '5453432211'],
  ] as const)('%s is %s', (part, expected) => {
    expect(cells.map((cell) => cell![part]).join('')).toBe(expected)
  })
})

describe('scoreRfm', () => {
  it('by quantile: bounds of 1..11 are 3, 5, 7, 9 and hold their upper end', () => {
    const values = Array.from({ length: 11 }, (_, i) => i + 1)
    expect(cellsOf({ by: 'quantile' }, { recency: values, frequency: values, monetary: values })).toEqual(
      [5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1].map((r) => `${r}${6 - r}${6 - r}`),
    )
  })

  it('by quantile: lies between values where the place does, as 14.2 days between 14 and 15', () => {
    const recency = [14, 15, 40, 60, 80, 100]
    const same = recency.map(() => 1)
    // Five gaps between six values: the places are whole, and the bounds 15, 40, 60, 80.
    expect(cellsOf({ by: 'quantile' }, { recency, frequency: same, monetary: same })).toEqual([
      '511',
      '511',
      '411',
      '311',
      '211',
      '111',
    ])
    // Of four values the first bound lies at place 0.6: 1 + 0.6 · (2 − 1) = 1.6.
    const four = { recency: [1, 1.5, 1.7, 9].map(() => 1), frequency: [1, 1, 1, 1], monetary: [1, 2, 3, 4] }
    expect(cellsOf({ by: 'quantile' }, four)).toEqual(['511', '512', '514', '515'])
  })

  it('by given bounds holds their upper ends, as published for UCI Online Retail', () => {
    const published: RfmBounds = {
      by: 'given',
      recency: [14.2, 33, 72, 180],
      frequency: [1, 2, 3, 6],
      monetary: [250.106, 489.724, 941.942, 2057.914],
    }
    const columns = {
      recency: [14, 15, 33, 34, 72, 180, 181],
      frequency: [1, 2, 3, 4, 6, 7, 100],
      monetary: [250.1, 250.11, 489.724, 941.942, 2057.914, 2057.92, -5],
    }
    expect(cellsOf(published, columns)).toEqual(['511', '422', '432', '343', '344', '255', '151'])
  })

  it('leaves out accounts of which a part is unknown, and does not let them shift the bounds', () => {
    const columns = { recency: [10, null, 20], frequency: [2, 50, 1], monetary: [5, 500, 1] }
    expect(cellsOf({ by: 'midRank' }, columns)).toEqual(['444', null, '222'])
    expect(cellsOf({ by: 'quantile' }, { recency: [null], frequency: [null], monetary: [1] })).toEqual([null])
  })

  it('refuses columns that do not fit', () => {
    expect(() => scoreRfm({ by: 'midRank' }, { recency: [1], frequency: [], monetary: [1] })).toThrow(
      RangeError,
    )
  })
})

describe('compositeOf', () => {
  it('reaches from 0 for 111 to 100 for 555', () => {
    expect(compositeOf({ r: 1, f: 1, m: 1 }, weights)).toBeCloseTo(0, 9)
    expect(compositeOf({ r: 5, f: 5, m: 5 }, weights)).toBeCloseTo(100, 9)
    expect(compositeOf({ r: 5, f: 4, m: 3 }, weights)).toBeCloseTo((100 * (1.5 + 1.2 + 1.2 - 1)) / 4, 9)
  })
})

describe('segmentOf', () => {
  it.each([
    ['555', 'champions'],
    ['444', 'champions'],
    ['255', 'atRisk'],
    ['131', 'atRisk'],
    ['114', 'atRisk'],
    ['355', 'loyal'],
    ['543', 'loyal'],
    ['343', 'loyal'],
    ['525', 'potentialLoyalists'],
    ['431', 'potentialLoyalists'],
    ['515', 'new'],
    ['411', 'new'],
    ['111', 'hibernating'],
    ['223', 'hibernating'],
    ['311', 'others'],
    ['335', 'others'],
    ['542', 'others'],
  ])('%s is %s', (cell, expected) => {
    const [r, f, m] = [...cell].map(Number)
    expect(segmentOf(segments, r!, f!, m!)).toBe(expected)
  })

  it('follows the published rules in their order in all 125 cells', () => {
    const scores = [1, 2, 3, 4, 5]
    for (const r of scores)
      for (const f of scores)
        for (const m of scores) expect(segmentOf(segments, r, f, m)).toBe(published(r, f, m))
  })

  it('finds none where no rule holds', () => {
    expect(segmentOf(segments.slice(0, 1), 1, 1, 1)).toBeNull()
  })
})

function published(r: number, f: number, m: number): string {
  if (r >= 4 && f >= 4 && m >= 4) return 'champions'
  if (r <= 2 && (f >= 3 || m >= 4)) return 'atRisk'
  if (f >= 4 && m >= 3) return 'loyal'
  if (r >= 4 && (f === 2 || f === 3)) return 'potentialLoyalists'
  if (r >= 4 && f === 1) return 'new'
  if (r <= 2 && f <= 2 && m <= 3) return 'hibernating'
  return 'others'
}
