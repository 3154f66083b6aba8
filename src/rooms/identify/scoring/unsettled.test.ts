import { describe, expect, it } from 'vitest'
import { unsettledTopics } from './unsettled.ts'

const rated = (topic: string, value: number | null) => ({ source: { from: 'rating' as const, topic }, value })

describe('ratings the score does not know of', () => {
  it.each([
    [
      'a newer level',
      [rated('fit', 3)],
      [
        { topic: 'fit', level: 4 },
        { topic: 'fit', level: 3 },
      ],
      ['fit'],
    ],
    ['the first rating', [rated('fit', null)], [{ topic: 'fit', level: 4 }], ['fit']],
    ['none when the newest level went in', [rated('fit', 4)], [{ topic: 'fit', level: 4 }], []],
    ['none without a rating', [rated('fit', null)], [], []],
    [
      'none for topics the scorecard does not look at',
      [{ source: { from: 'ledger' as const, metric: 'sales' as const }, value: 5 }],
      [{ topic: 'fit', level: 4 }],
      [],
    ],
  ])('are %s', (_, inputs, ratings, topics) => {
    expect(unsettledTopics(inputs, ratings)).toEqual(topics)
  })
})
