import { describe, expect, it } from 'vitest'
import { causeOf } from './cause.ts'

const part = (kind: 'visit' | 'logistics', minor: number) => ({ kind, quantity: null, rate: null, minor })

describe('the cause of a loss', () => {
  it('is told by margin, service and what would make up for it', () =>
    expect(
      causeOf({ netMinor: 1000, profitMinor: 100, costToServeMinor: 150, contributionMinor: -50 }, [
        part('visit', 90),
        part('logistics', 60),
      ]),
    ).toEqual({
      margin: 0.1,
      serviceShare: 0.15,
      largest: part('visit', 90),
      lossMinor: 50,
      priceRise: 0.05,
      serviceCut: 50 / 150,
    }))

  it('does not promise that cheaper service makes up for goods sold below their cost', () =>
    expect(
      causeOf({ netMinor: 1000, profitMinor: -100, costToServeMinor: 20, contributionMinor: -120 }, [])
        .serviceCut,
    ).toBeNull())

  it('has no shares where nothing was sold', () => {
    const cause = causeOf(
      { netMinor: 0, profitMinor: null, costToServeMinor: 20, contributionMinor: null },
      [],
    )
    expect([cause.margin, cause.serviceShare, cause.priceRise, cause.largest]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
