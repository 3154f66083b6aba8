import { describe, expect, it } from 'vitest'
import { axisFrom, mainPart, restOf, stepsOf } from './difference.ts'

// The worked example of methods.md 4.5.
const change = {
  baseMinor: 2600,
  nowMinor: 2595,
  priceMinor: 15,
  volumeMinor: 200,
  mixMinor: -100,
  newMinor: 480,
  lostMinor: -600,
}

describe('a difference', () => {
  it('goes step by step from before to now', () =>
    expect(stepsOf(change).map((step) => step.toMinor)).toEqual([2600, 2615, 2815, 2715, 3195, 2595, 2595]))

  it('is told by the part that did most, and the one that made up for it', () =>
    expect(mainPart(change)).toEqual({ main: 'lost', against: 'new' }))

  it('leaves out what worked against it only a little', () =>
    expect(
      mainPart({
        ...change,
        nowMinor: 3000,
        priceMinor: 400,
        volumeMinor: 0,
        mixMinor: -10,
        newMinor: 10,
        lostMinor: 0,
      }),
    ).toEqual({
      main: 'price',
      against: null,
    }))

  it('has no main part when nothing changed', () =>
    expect(mainPart({ ...change, nowMinor: 2600 })).toBeNull())

  it('begins its axis at zero when the changes can be seen from there', () =>
    expect(axisFrom(stepsOf({ ...change, lostMinor: -1600, nowMinor: 1595 }))).toBe(0))

  it('begins its axis below the lowest step when they could not', () => {
    const from = axisFrom(stepsOf({ ...change, baseMinor: 100_000, nowMinor: 99_995 }))
    expect(from).toBeGreaterThan(98_000)
    expect(from).toBeLessThan(99_995)
  })

  it('leaves a rest that makes rows and rest the whole', () => {
    const rest = restOf(change, [{ ...change, baseMinor: 100, nowMinor: 90, lostMinor: -10 }])
    expect(rest).toMatchObject({ baseMinor: 2500, nowMinor: 2505, lostMinor: -590, priceMinor: 0 })
  })
})
