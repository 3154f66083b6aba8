import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bufferedStar, checkPoints, type PointsScorecard, pointsOf, type Star, starOf } from './points.ts'
import { businessPoints, starPoints } from './points-presets.ts'

const { bands, rules } = starPoints.definition
const perTenThousand = { unit: 10_000, pointsPerUnit: 200, rounding: 'none' } as const

describe('worked example 2.8', () => {
  it('300 000 invested, 125 000 by card and 800 000 settled are 27 000 points and six stars', () => {
    const points = [300_000, 125_000, 800_000].map((amount, i) => pointsOf(rules[i]!, amount, [])!)
    expect(points).toEqual([6_000, 5_000, 16_000])
    expect(
      starOf(
        bands,
        points.reduce((sum, each) => sum + each, 0),
      ),
    ).toBe(6)
  })

  it('9 999 are no whole unit, but 199.98 points without rounding', () => {
    expect(pointsOf({ ...perTenThousand, rounding: 'floorUnit' }, 9_999, [])).toBe(0)
    expect(pointsOf(perTenThousand, 9_999, [])).toBeCloseTo(199.98, 9)
  })

  it.each([
    [80_000, 7],
    [79_999.99, 6],
    [10_000, 6],
    [9_999.99, 5],
    [2_000, 5],
    [500, 4],
    [50, 3],
    [49.99, 1],
    [0.01, 1],
    [0, 0],
    [-5, 0],
  ])('%f points are star %i', (points, star) => {
    expect(starOf(bands, points)).toBe(star)
  })
})

describe('pointsOf', () => {
  it('leaves unknown unknown, and takes nothing away', () => {
    expect(pointsOf(perTenThousand, null, [])).toBeNull()
    expect(pointsOf(perTenThousand, -20_000, [])).toBe(0)
    expect(pointsOf({ ...perTenThousand, rounding: 'floorUnit' }, -1, [])).toBe(0)
  })

  it('multiplies by the largest of the tags, and caps what comes out', () => {
    const rule = { ...perTenThousand, multiplierByTag: { 战略: 2, 试点: 1.5, 观望: 0.5 } }
    const points = (tags: string[]) => pointsOf(rule, 10_000, tags)
    expect([[], ['别的'], ['战略', '试点'], ['试点'], ['观望']].map(points)).toEqual([
      200, 200, 400, 300, 100,
    ])
    expect(pointsOf({ ...rule, cap: 350 }, 10_000, ['战略'])).toBe(350)
    expect(points(['constructor'])).toBe(200)
  })

  it('does not lose a whole unit to binary fractions', () => {
    expect(pointsOf({ unit: 0.1, pointsPerUnit: 1, rounding: 'floorUnit' }, 0.3, [])).toBe(3)
  })

  it('never gives less for more, nor more than the cap', () => {
    const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    const rounding = fc.constantFrom('none' as const, 'floorUnit' as const)
    fc.assert(
      fc.property(
        amount,
        amount,
        rounding,
        fc.option(fc.integer({ min: 1, max: 9_999 })),
        (a, b, by, cap) => {
          const rule = { ...perTenThousand, rounding: by, cap: cap ?? undefined }
          const [less, more] = [pointsOf(rule, Math.min(a, b), [])!, pointsOf(rule, Math.max(a, b), [])!]
          expect(less).toBeLessThanOrEqual(more)
          expect(more).toBeLessThanOrEqual(cap ?? Infinity)
          expect(starOf(bands, less)).toBeLessThanOrEqual(starOf(bands, more))
        },
      ),
    )
  })
})

describe('bufferedStar', () => {
  const follow = (stars: number[], buffer: PointsScorecard['buffer']) => {
    let standing: Star | null = null
    return stars
      .map((star) => {
        standing = bufferedStar({ star, standing, buffer, bands })
        return standing.star
      })
      .join(' ')
  }

  it('forgives one evaluation below, then falls a band at a time', () => {
    expect(follow([7, 6, 7, 4, 4, 4, 4, 4], { maxDrop: 1, grace: 1 })).toBe('7 7 7 7 6 5 4 4')
  })

  it('a star held again has its grace again', () => {
    expect(follow([7, 5, 5, 6, 5, 5], { maxDrop: 1, grace: 1 })).toBe('7 7 6 6 6 5')
  })

  it('counts bands, not numbers, down to no star', () => {
    expect(follow([4, 0, 0, 0, 0], { maxDrop: 1, grace: 0 })).toBe('4 3 1 0 0')
    expect(follow([7, 0, 0], { maxDrop: 3, grace: 0 })).toBe('7 4 0')
  })

  it('rises at once', () => {
    expect(follow([1, 7], { maxDrop: 1, grace: 2 })).toBe('1 7')
  })

  it('follows the points where there is no buffer', () => {
    expect(follow([7, 0, 5], null)).toBe('7 0 5')
  })

  it('goes on from a star that is no band any more', () => {
    const standing = { star: 2, below: 0 }
    expect(bufferedStar({ star: 0, standing, buffer: { maxDrop: 1, grace: 0 }, bands })).toEqual({
      star: 1,
      below: 1,
    })
  })

  it('never shows less than the points are worth, nor falls by more bands than allowed', () => {
    const star = fc.constantFrom(0, 1, 3, 4, 5, 6, 7)
    fc.assert(
      fc.property(
        fc.array(star),
        fc.integer({ min: 1, max: 3 }),
        fc.nat({ max: 3 }),
        (stars, maxDrop, grace) => {
          const ladder = [7, 6, 5, 4, 3, 1, 0]
          let standing: Star | null = null
          for (const each of stars) {
            const next: Star = bufferedStar({ star: each, standing, buffer: { maxDrop, grace }, bands })
            expect(next.star).toBeGreaterThanOrEqual(each)
            const before: Star | null = standing
            if (before)
              expect(ladder.indexOf(next.star) - ladder.indexOf(before.star)).toBeLessThanOrEqual(maxDrop)
            standing = next
          }
        },
      ),
    )
  })
})

describe('checkPoints', () => {
  const sound = starPoints.definition
  const rule = rules[0]!
  const withRule = (change: object) => ({ rules: [{ ...rule, ...change }] })

  it('finds the presets sound; they survive JSON and speak both languages', () => {
    for (const preset of [starPoints, businessPoints]) {
      expect(checkPoints(preset.definition)).toEqual([])
      expect(JSON.parse(JSON.stringify(preset))).toEqual(preset)
      expect(JSON.stringify(preset)).not.toMatch(/"(zh|en)":"\s*"/)
    }
  })

  it.each<[string, Partial<PointsScorecard>, string[]]>([
    ['no whole months', { months: 1.5 }, ['months monthsNotWhole']],
    ['no rules', { rules: [] }, ['rules rulesMissing']],
    ['a rule twice', { rules: [rule, rule] }, ['rules.1.key keyRepeated']],
    ['a rule without a key', withRule({ key: ' ' }), ['rules.0.key keyMissing']],
    ['a rule without a name', withRule({ name: { zh: '', en: ' ' } }), ['rules.0.name nameMissing']],
    [
      'a signal without a name',
      withRule({ event: { from: 'signal', metric: '' } }),
      ['rules.0.event.metric sourceMissing'],
    ],
    [
      'categories of a signal',
      withRule({ categories: { exclude: ['x'] } }),
      ['rules.0.categories categoriesNeedMoney'],
    ],
    [
      'categories of a count',
      withRule({ event: { from: 'ledger', metric: 'orders' }, categories: {} }),
      ['rules.0.categories categoriesNeedMoney'],
    ],
    [
      'categories of money, which are fine',
      withRule({ event: { from: 'ledger', metric: 'sales' }, categories: {} }),
      [],
    ],
    ['a unit of 0', withRule({ unit: 0 }), ['rules.0.unit unitNotPositive']],
    ['points below 0', withRule({ pointsPerUnit: -1 }), ['rules.0.pointsPerUnit pointsNotPositive']],
    ['a cap of 0', withRule({ cap: 0 }), ['rules.0.cap capNotPositive']],
    [
      'a multiplier of 0',
      withRule({ multiplierByTag: { a: 0 } }),
      ['rules.0.multiplierByTag.a multiplierNotPositive'],
    ],
    ['no bands', { bands: [], tierOfStar: {} }, ['bands bandsMissing']],
    ['half a star', { bands: [{ star: 0.5, from: 1 }], tierOfStar: {} }, ['bands.0.star starNotWhole']],
    [
      'bands the wrong way round',
      { bands: [sound.bands[1]!, sound.bands[0]!], tierOfStar: {} },
      ['bands.1.star starsNotDescending', 'bands.1.from bandsNotDescending'],
    ],
    ['no tiers', { tiers: [], tierOfStar: {} }, ['tiers tiersMissing']],
    [
      'layers out of order',
      { tiers: sound.tiers.toReversed() },
      ['tiers.1.layer layersOutOfOrder', 'tiers.2.layer layersOutOfOrder'],
    ],
    ['a star that is none', { tierOfStar: { 2: 'A' } }, ['tierOfStar.2 starUnknown']],
    ['a tier that is none', { tierOfStar: { 7: 'Z' } }, ['tierOfStar.7 tierUnknown']],
    ['no drop', { buffer: { maxDrop: 0, grace: 0 } }, ['buffer.maxDrop dropNotWhole']],
    ['half a grace', { buffer: { maxDrop: 1, grace: 0.5 } }, ['buffer.grace graceNotWhole']],
  ])('%s', (_, change, expected) => {
    const problems = checkPoints({ ...sound, ...change })
    expect(problems.map(({ field, code }) => `${field} ${code.replace('identify.', '')}`)).toEqual(expected)
  })
})
