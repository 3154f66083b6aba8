import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, contributionsOf, evaluateRfm, evaluateWeighted, totalsByGrade } from './evaluate.ts'
import { fiveDimensions, rfmSegments } from './presets.ts'

const candidate = (id: string, netMinor = 100, current: Candidate['current'] = null): Candidate => ({
  id,
  netMinor,
  profitMinor: null,
  current,
})
const { definition } = fiveDimensions
const full = (ids: readonly string[], value: (index: number) => number | null) =>
  definition.criteria.map((criterion) =>
    ids.map((_, index) => (criterion.normaliser.by === 'rating5' ? 3 : value(index))),
  )

describe('an evaluation with a weighted scorecard', () => {
  const ids = Array.from({ length: 100 }, (_, index) => `k${String(index).padStart(3, '0')}`)

  it('ranks the best first and grades by the shares of the five grades', () => {
    const results = evaluateWeighted(
      definition,
      ids.map((id) => candidate(id)),
      full(ids, (index) => index),
    )
    expect(results[0]?.id).toBe('k099')
    expect(totalsByGrade(results, ['A1', 'A2', 'B1', 'B2', 'C']).map((one) => one.accounts)).toEqual([
      3, 7, 15, 25, 50,
    ])
  })

  it('explains every score: contributions sum to it', () => {
    for (const one of evaluateWeighted(
      definition,
      ids.map((id) => candidate(id)),
      full(ids, (index) => (index % 7 === 0 ? null : index)),
    )) {
      const sum = contributionsOf(definition, one.normalised).reduce<number>(
        (total, value) => total + (value ?? 0),
        0,
      )
      expect(sum).toBeCloseTo(one.score ?? Number.NaN, 9)
    }
  })

  it('keeps a tier that stands when too little is known, and marks a first one as provisional', () => {
    const columns = definition.criteria.map((criterion) =>
      ids.map((_, index) => (criterion.key === 'volume' ? index : null)),
    )
    const results = evaluateWeighted(
      definition,
      ids.map((id) => candidate(id, 100, id === 'k000' ? { tier: 'A1', provisional: false } : null)),
      columns,
    )
    expect(results.find((one) => one.id === 'k000')).toMatchObject({
      grade: 'A1',
      rawGrade: 'C',
      reason: 'INSUFFICIENT',
    })
    expect(results.find((one) => one.id === 'k099')).toMatchObject({ grade: 'A1', reason: 'PROVISIONAL' })
  })

  it('does not depend on the order of accounts', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 }),
        (values) => {
          const names = values.map((_, index) => `a${String(index).padStart(2, '0')}`)
          const forward = evaluateWeighted(
            definition,
            names.map((id) => candidate(id)),
            full(names, (index) => values[index] ?? 0),
          )
          const turned = [...names].reverse()
          const backward = evaluateWeighted(
            definition,
            turned.map((id) => candidate(id)),
            full(turned, (index) => values[values.length - 1 - index] ?? 0),
          )
          expect(backward.map(({ id, rank, grade }) => ({ id, rank, grade }))).toEqual(
            forward.map(({ id, rank, grade }) => ({ id, rank, grade })),
          )
        },
      ),
    ))
})

describe('an evaluation by recency, frequency and money', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const columns = {
    recency: [5, 40, 100, 200, null],
    frequency: [12, 6, 3, 1, 0],
    monetary: [900_000, 300_000, 80_000, 10_000, null],
  }
  const results = evaluateRfm(
    rfmSegments.definition,
    ids.map((id) => candidate(id)),
    columns,
    100,
  )

  it('puts the recent, frequent and big into the champions', () =>
    expect(results.find((one) => one.id === 'a')?.grade).toBe('champions'))
  it('leaves who never bought without a segment', () =>
    expect(results.find((one) => one.id === 'e')).toMatchObject({ grade: null, score: null }))
  it('explains every score', () => {
    for (const one of results.filter((each) => each.score !== null))
      expect(
        contributionsOf(rfmSegments.definition, one.normalised).reduce<number>(
          (total, value) => total + (value ?? 0),
          0,
        ),
      ).toBeCloseTo(one.score ?? 0, 9)
  })
})
