import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '#base/viewer.ts'
import {
  checkDecision,
  countsOf,
  judges,
  settle,
  stepLooks,
  stepsOf,
  type Tally,
  turnOf,
} from './approval.ts'

const chain: Role[] = ['keyAccountManager', 'salesDirector']

describe('whose turn it is', () => {
  const waiting = [
    { accountId: 'a', step: 0 },
    { accountId: 'b', step: 0 },
    { accountId: 'c', step: 1 },
  ]
  const ids = (turn: ReturnType<typeof turnOf>) =>
    typeof turn === 'string' ? turn : turn.map((one) => one.accountId).join('')

  it.each<[string, Role[], string[] | null, string]>([
    ['the first role has what stands at the first step', ['keyAccountManager'], null, 'ab'],
    ['the second what has passed the first', ['salesDirector'], null, 'c'],
    ['who holds both has all', ['keyAccountManager', 'salesDirector'], null, 'abc'],
    ['chosen ones only, and of those only one’s own', ['keyAccountManager'], ['b', 'c', 'x'], 'b'],
    ['chosen ones that have gone on are decided already', ['keyAccountManager'], ['c'], 'alreadyDecided'],
    ['an administrator who is not in the chain has nothing', ['administrator'], null, 'notYourTurn'],
  ])('%s', (_, held, chosen, expected) => {
    expect(ids(turnOf(chain, held, waiting, chosen))).toBe(expected)
  })

  it('is not the first role’s any more when everything has gone on', () => {
    const gone = [{ accountId: 'c', step: 1 }]
    expect(turnOf(chain, ['keyAccountManager'], gone, null)).toBe('notYourTurn')
  })

  it('has nothing left for a role of the chain when all in sight is decided', () => {
    expect(turnOf(chain, ['salesDirector'], [], null)).toBe('alreadyDecided')
    expect(turnOf(chain, ['finance'], [], null)).toBe('notYourTurn')
  })
})

describe('a verdict', () => {
  const turn = [
    { accountId: 'a', step: 0 },
    { accountId: 'b', step: 1 },
  ]
  it('of yes settles at the last step and sends on before it', () => {
    expect(settle(chain, 'approved', turn)).toEqual({ approved: ['b'], refused: [], passed: 1 })
  })
  it('of no settles at every step', () => {
    expect(settle(chain, 'refused', turn)).toEqual({ approved: [], refused: ['a', 'b'], passed: 0 })
  })
  it('of no needs a reason, of yes none', () => {
    const needed = [{ field: 'comment', code: 'desk.commentNeeded' }]
    expect(checkDecision('refused', null)).toEqual(needed)
    expect(checkDecision('refused', '  ')).toEqual(needed)
    expect(checkDecision('refused', '证据不足')).toEqual([])
    expect(checkDecision('approved', null)).toEqual([])
  })
  it('is never a reader’s', () => {
    expect(judges).not.toContain('reader')
  })
})

describe('counts', () => {
  const tallies: Tally[] = [
    { step: 0, verdict: null, accounts: 3 },
    { step: 1, verdict: null, accounts: 2 },
    { step: 1, verdict: 'approved', accounts: 5 },
    { step: 0, verdict: 'refused', accounts: 1 },
  ]
  it('tell what waits, where, and for whom', () => {
    expect(countsOf({ chain, state: 'open' }, ['salesDirector'], tallies)).toEqual({
      undecided: 5,
      approved: 5,
      refused: 1,
      mine: 2,
      waiting: [3, 2],
    })
  })
  it('leave nothing to anyone once it has lapsed', () => {
    expect(countsOf({ chain, state: 'lapsed' }, ['salesDirector'], tallies)).toMatchObject({
      undecided: 5,
      mine: 0,
    })
  })
  it('of what waits add up to the undecided, and mine is never more', () => {
    const tally = fc.record({
      step: fc.nat(1),
      verdict: fc.constantFrom(null, 'approved' as const, 'refused' as const),
      accounts: fc.nat(1000),
    })
    fc.assert(
      fc.property(fc.array(tally), fc.subarray([...judges]), (list, held) => {
        const counts = countsOf({ chain, state: 'open' }, held, list)
        expect(counts.waiting.reduce((sum, one) => sum + one, 0)).toBe(counts.undecided)
        expect(counts.mine).toBeLessThanOrEqual(counts.undecided)
      }),
    )
  })
})

describe('the looks of a chain', () => {
  it.each([
    ['open', [3, 0, 0], ['now', 'ahead', 'ahead']],
    ['open', [0, 2, 0], ['past', 'now', 'ahead']],
    ['open', [1, 2, 0], ['now', 'now', 'ahead']],
    ['closed', [0, 0, 0], ['over', 'over', 'over']],
    ['lapsed', [1, 0, 0], ['over', 'over', 'over']],
  ] as const)('when %s with %j waiting', (state, waiting, looks) => {
    expect(stepLooks(state, waiting)).toEqual(looks)
  })
  it('finds every step a role stands at', () => {
    expect(stepsOf(['finance', 'executive', 'finance'], ['finance'])).toEqual([0, 2])
  })
})
