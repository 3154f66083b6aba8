import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathsOf } from '../group.ts'
import { joinPlaces, type Places, splitPlaces } from './places.ts'

const tree = (...list: [string, string | null][]): Places => new Map(list)

describe('joining places', () => {
  it.each([
    [
      'children of the absorbed hang under the survivor',
      tree(['s', null], ['a', null], ['x', 'a']),
      null,
      { s: null, x: 's' },
    ],
    [
      'the survivor stays where it hung',
      tree(['p', null], ['s', 'p'], ['a', null]),
      'p',
      { p: null, s: 'p' },
    ],
    [
      'it goes where the absorbed hung, if wanted',
      tree(['p', null], ['s', null], ['a', 'p']),
      'p',
      { p: null, s: 'p' },
    ],
    [
      'a survivor below the absorbed takes its place',
      tree(['p', null], ['a', 'p'], ['b', 'a'], ['s', 'b']),
      'b',
      { p: null, b: 's', s: 'p' },
    ],
    ['a survivor right below it, too', tree(['a', null], ['s', 'a'], ['x', 'a']), 'a', { s: null, x: 's' }],
    [
      'a place below itself is not taken',
      tree(['s', null], ['x', 's'], ['a', 'x']),
      'x',
      { s: null, x: 's' },
    ],
  ])('%s', (_, places, wanted, expected) => {
    expect(Object.fromEntries(joinPlaces(places, 's', 'a', wanted))).toEqual(expected)
  })

  const worlds = fc
    .array(fc.nat(), { minLength: 2, maxLength: 12 })
    .chain((seeds) =>
      fc.tuple(
        fc.constant(
          new Map(
            seeds.map((seed, at) => [`n${at}`, at === 0 || seed % 4 === 0 ? null : `n${seed % at}`]),
          ) as Places,
        ),
        fc.nat(seeds.length - 1),
        fc.nat(seeds.length - 1),
        fc.nat(seeds.length),
      ),
    )
    .filter(([, a, b]) => a !== b)

  it('never ties a knot, and splitting gives back exactly what stood', () => {
    fc.assert(
      fc.property(worlds, ([places, one, other, want]) => {
        const [s, a] = [`n${one}`, `n${other}`]
        const wanted = places.has(`n${want}`) ? `n${want}` : null
        const joined = joinPlaces(places, s, a, wanted)
        expect(joined.has(a)).toBe(false)
        expect(joined.size).toBe(places.size - 1)
        pathsOf([...joined].map(([id, parentId]) => ({ id, parentId })))
        const split = splitPlaces(joined, s, a, {
          parentId: places.get(a) ?? null,
          childIds: [...places].filter(([, parent]) => parent === a).map(([id]) => id),
          survivorParentId: places.get(s) ?? null,
          mergedParentId: joined.get(s) ?? null,
        })
        expect(new Map([...split].sort())).toEqual(new Map([...places].sort()))
      }),
      { numRuns: 2000 },
    )
  })
})
