// The grid: cells, lines and the whole hold together whatever accounts there are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsAt, dimensions, listAddress, placeText, readPlace } from './dimensions.ts'
import { add, type Figures, type Group, gridOf, growthOf } from './grid.ts'
import { weightOf } from './measure.ts'

const group = (row: string | null, column: string | null, accounts: number, netMinor = 0): Group => ({
  row,
  column,
  accounts,
  netMinor,
  previousNetMinor: 0,
  profitMinor: null,
  potentialMinor: null,
  estimated: 0,
})

describe('the grid of segments', () => {
  it('puts sides in their own order and what is unknown last', () => {
    const grid = gridOf(
      [
        group(null, 'lost', 1),
        group('small', 'active', 5),
        group('large', 'prospect', 2),
        group('large', 'active', 3),
      ],
      { rows: 'sizeClass', columns: 'status' },
    )
    expect(grid.rows.map((line) => [line.kind, line.key, line.accounts])).toEqual([
      ['value', 'large', 5],
      ['value', 'small', 5],
      ['unknown', null, 1],
    ])
    expect(grid.columns.map((line) => line.key)).toEqual(['prospect', 'active', 'lost'])
    expect(grid.total.accounts).toBe(11)
  })

  it('gathers every way of writing a trade in its section or division', () => {
    const groups = [
      group('医药制造业', 'A1', 1),
      group('C27', 'A1', 2),
      group('制造业', 'A1', 4),
      group('水泵', 'A1', 8),
    ]
    const sections = gridOf(groups, { rows: 'industrySection', columns: 'tier' })
    expect(sections.rows.map((line) => [line.key, line.accounts])).toEqual([
      ['C', 7],
      [null, 8],
    ])
    const divisions = gridOf(groups, { rows: 'industryDivision', columns: 'tier' })
    expect(divisions.rows.map((line) => [line.key, line.accounts])).toEqual([
      ['C27', 3],
      [null, 12],
    ])
  })

  it('gathers the small ones of a long side', () => {
    const groups = Array.from({ length: 9 }, (_, index) => group(`地区${index}`, 'active', 9 - index))
    const grid = gridOf(groups, { rows: 'region', columns: 'status' }, 4)
    expect(grid.rows.map((line) => [line.kind, line.accounts])).toEqual([
      ['value', 9],
      ['value', 8],
      ['value', 7],
      ['others', 21],
    ])
  })

  const figures = fc.record({
    accounts: fc.integer({ min: 1, max: 50 }),
    netMinor: fc.integer({ min: -1000, max: 100_000 }),
    previousNetMinor: fc.integer({ min: -1000, max: 100_000 }),
    profitMinor: fc.option(fc.integer({ min: -500, max: 5000 })),
    potentialMinor: fc.option(fc.integer({ min: 0, max: 9000 })),
    estimated: fc.integer({ min: 0, max: 9 }),
  })
  const side = fc.option(fc.constantFrom('large', 'small', 'C27', '医药制造业', '江苏', 'x', 'y', 'z'))
  const anyGroup = fc.tuple(side, side, figures).map(([row, column, one]): Group => ({ row, column, ...one }))
  const sum = (list: readonly Figures[]) =>
    list.map(({ accounts, netMinor, previousNetMinor, profitMinor, potentialMinor, estimated }) => ({
      accounts,
      netMinor,
      previousNetMinor,
      profitMinor,
      potentialMinor,
      estimated,
    }))

  it('has cells that sum to their rows, their columns and the whole', () => {
    fc.assert(
      fc.property(
        fc.array(anyGroup, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...dimensions),
        fc.constantFrom(...dimensions),
        fc.integer({ min: 2, max: 6 }),
        (groups, rows, columns, most) => {
          const grid = gridOf(groups, { rows, columns }, most, most)
          const whole = sum(groups).reduce(add)
          expect(grid.total).toEqual(whole)
          for (const lines of [grid.rows, grid.columns]) {
            expect(sum(lines).reduce(add)).toEqual(whole)
            expect(lines.filter((line) => line.kind !== 'unknown').length).toBeLessThanOrEqual(most)
          }
          for (const [index, line] of grid.rows.entries())
            expect(sum(grid.cells.filter((cell) => cell.row === index)).reduce(add)).toEqual(sum([line])[0])
        },
      ),
    )
  })

  it('knows growth only against something', () => {
    expect(growthOf(group('a', 'b', 1, 120))).toBeNull()
    expect(growthOf({ ...group('a', 'b', 1, 120), previousNetMinor: 100 })).toBeCloseTo(0.2, 12)
  })

  it('tints by size, and growth to either side', () => {
    expect(weightOf('net', 25, 100)).toBe(0.5)
    expect(weightOf('net', null, 100)).toBe(0)
    expect(weightOf('net', -5, 100)).toBe(0)
    expect(weightOf('growth', -2, 0)).toBe(-1)
    expect(weightOf('growth', 0.25, 0)).toBe(0.5)
  })
})

describe('a place of the grid', () => {
  it('is named and read back', () => {
    for (const dimension of dimensions)
      for (const key of ['large', null, 'a:b'])
        expect(readPlace(placeText({ dimension, key }))).toEqual({ dimension, key })
    expect(readPlace('colour:red')).toBeNull()
    expect(readPlace('')).toBeNull()
  })

  it('leads to the list of the same accounts', () => {
    expect(
      listAddress([
        { dimension: 'sizeClass', key: 'large' },
        { dimension: 'rfmSegment', key: 'champions' },
      ]),
    ).toBe('/accounts?sizeClass=large&segment=champions')
    expect(
      listAddress([
        { dimension: 'tier', key: null },
        { dimension: 'region', key: null },
      ]),
    ).toBe('/accounts?lacks=ungraded%2Cregion')
  })

  it('becomes conditions where a segment can say it', () => {
    expect(
      conditionsAt([
        { dimension: 'industryDivision', key: 'C27' },
        { dimension: 'attitude', key: 'opposed' },
      ]),
    ).toEqual([
      { field: 'industry', in: ['C27'] },
      { field: 'attitude', in: ['opposed'] },
    ])
    expect(conditionsAt([{ dimension: 'region', key: null }])).toBeNull()
    expect(conditionsAt([{ dimension: 'department', key: 'x' }])).toBeNull()
  })
})
