import { describe, expect, it } from 'vitest'
import { topicsRead, unratedTopics } from './rated-topics.ts'

const rating = (topic: string) => ({ source: { from: 'rating' as const, topic } })
const sales = { source: { from: 'ledger' as const, metric: 'sales' as const } }

describe('the topics that matter', () => {
  it('are those that scorecards read, each once', () => {
    expect(
      topicsRead([
        { kind: 'weighted', criteria: [sales, rating('fit'), rating('outlook')] },
        { kind: 'rfm' },
        { kind: 'weighted', criteria: [rating('fit')] },
      ]),
    ).toEqual(['fit', 'outlook'])
  })
  it('lack a rating while nobody has given one', () => {
    const topics = [
      { key: 'fit', value: 3.5 },
      { key: 'outlook', value: null },
      { key: 'price', value: null },
    ]
    expect(unratedTopics(topics, ['fit', 'outlook']).map((topic) => topic.key)).toEqual(['outlook'])
    expect(unratedTopics(topics, undefined).map((topic) => topic.key)).toEqual(['outlook', 'price'])
  })
})
