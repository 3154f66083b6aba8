import { describe, expect, it } from 'vitest'
import { namesWithRoom, radiusOf, scoreAtX, scoreAtY, xOf, yOf } from './matrix-layout.ts'

const frame = { left: 40, top: 10, width: 600, height: 400 }

describe('places in the matrix', () => {
  it.each([0, 12.5, 50, 99.9, 100])('go from a score of %s to the picture and back', (score) => {
    expect([scoreAtX(xOf(score, frame), frame), scoreAtY(yOf(score, frame), frame)]).toEqual([score, score])
  })

  it('keep to the scale beyond its ends', () => {
    expect([scoreAtX(-100, frame), scoreAtY(-100, frame)]).toEqual([0, 100])
  })

  it('give four times the money twice the radius', () => {
    expect(radiusOf(400, 400, 30) / radiusOf(100, 400, 30)).toBe(2)
    expect(radiusOf(-5, 400, 30)).toBe(4)
  })

  const point = (id: string, x: number, y: number, r = 5) => ({ id, x, y, r, width: 80 })
  const named = (...given: Parameters<typeof namesWithRoom>) => [...namesWithRoom(...given).keys()]

  it('name an account at its right where there is room', () => {
    expect(namesWithRoom([point('a', 100, 100)], frame, 9).get('a')).toEqual({ x: 109, y: 104 })
  })

  it('name it at its left where the right is taken or over the edge', () => {
    expect(namesWithRoom([point('a', 630, 100)], frame, 9).get('a')).toEqual({ x: 541, y: 104 })
    const large = point('b', 250, 100, 40)
    expect(namesWithRoom([point('a', 160, 100), large], frame, 1).get('a')).toEqual({ x: 71, y: 104 })
  })

  it('leave out a name that has no room anywhere', () => {
    const wall = { left: 0, right: 700, top: 0, bottom: 500 }
    expect(named([point('a', 100, 100)], frame, 9, [wall])).toEqual([])
  })

  it('name no more than asked for, the first ones', () => {
    expect(named([point('a', 100, 100), point('b', 100, 300)], frame, 1)).toEqual(['a'])
  })
})
