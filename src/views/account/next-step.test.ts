import { describe, expect, it } from 'vitest'
import { nextStepOf } from './next-step.ts'

const decider = new Set(['edit', 'assign', 'rate', 'measure'])
const seller = new Set(['edit', 'rate', 'measure'])
const account = { hasOwner: true, may: decider, unrated: [] as string[], unsettled: false, waiting: false }

describe('the next step of an account', () => {
  it.each([
    ['an owner first', { ...account, hasOwner: false, unrated: ['fit'] }, { step: 'assign' }],
    [
      'ratings when one may not assign',
      { ...account, hasOwner: false, may: seller, unrated: ['fit', 'outlook'] },
      { step: 'rate', topic: 'fit', count: 2 },
    ],
    ['an evaluation once ratings wait for it', { ...account, unsettled: true }, { step: 'evaluate' }],
    [
      'what waits for approval before that',
      { ...account, unsettled: true, waiting: true },
      { step: 'approval' },
    ],
    ['another rating otherwise', { ...account, may: seller, unsettled: true }, { step: 'rateAgain' }],
    ['nothing for who may only look', { ...account, may: new Set<string>(), unrated: ['fit'] }, null],
  ])('is %s', (_, given, step) => {
    expect(nextStepOf(given)).toEqual(step)
  })
})
