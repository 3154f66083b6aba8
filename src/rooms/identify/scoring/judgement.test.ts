import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GivenRating, judge } from './judgement.ts'

/** '4 li' is a 4 by Li, '4 li!' a moderation, '4' without a name; newest first. */
const given = (...texts: string[]): GivenRating[] =>
  texts.map((text, index) => {
    const [level, name] = text.replace('!', '').split(' ')
    return {
      level: Number(level) as GivenRating['level'],
      personId: name ?? null,
      ratedOn: `2026-06-${String(30 - index).padStart(2, '0')}`,
      moderates: text.endsWith('!'),
    }
  })

describe('judge', () => {
  it.each<[string, string[], number | null, number, boolean]>([
    ['nobody has rated', [], null, 0, false],
    ['one has', ['4 li'], 4, 1, false],
    ['one has changed their mind', ['2 li', '5 li'], 2, 1, false],
    ['two are one level apart', ['4 li', '3 wang'], 3.5, 2, false],
    ['two are two levels apart', ['5 li', '3 wang'], 4, 2, true],
    ['three have rated: the latest two count', ['5 li', '4 wang', '1 zhao'], 4.5, 2, false],
    ['one of two rated twice: the newest counts', ['5 li', '1 li', '4 wang'], 4.5, 2, false],
    ['nameless ratings are one rater', ['4', '1'], 4, 1, false],
    ['a nameless rating stands beside a named one', ['4', '2 li'], 3, 2, true],
    ['a moderation settles what was before', ['4 chen!', '5 li', '2 wang'], 4, 1, false],
    ['only the latest moderation counts', ['3 chen!', '5 zhou!', '1 li'], 3, 1, false],
    ['someone rates anew after a moderation', ['5 li', '4 chen!', '1 wang'], 4.5, 2, false],
    ['a new rating is far from the moderation', ['1 li', '4 chen!', '4 wang'], 2.5, 2, true],
    ['two rate anew after a moderation', ['5 li', '2 wang', '4 chen!'], 3.5, 2, true],
    ['the moderator rates anew', ['2 chen', '4 chen!', '1 li'], 2, 1, false],
  ])('when %s', (_, texts, value, raters, differ) => {
    expect(judge(given(...texts))).toEqual({ value, raters, differ })
  })

  it('stays on the scale, asks for moderation of two only, and forgets what was before one', () => {
    const ratings = fc.array(
      fc.record({
        level: fc.constantFrom<GivenRating['level'][]>(1, 2, 3, 4, 5),
        personId: fc.constantFrom(null, 'li', 'wang', 'zhao'),
        ratedOn: fc.constant('2026-06-30'),
        moderates: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(ratings, ratings, (newer, older) => {
        const { value, raters, differ } = judge(newer)
        expect(value === null).toBe(raters === 0)
        if (value !== null) expect(value >= 1 && value <= 5 && Number.isInteger(2 * value)).toBe(true)
        if (differ) expect(raters).toBe(2)
        if (newer.some(({ moderates }) => moderates))
          expect(judge([...newer, ...older])).toEqual({ value, raters, differ })
      }),
    )
  })
})
