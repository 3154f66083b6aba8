import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeAll } from './grading.ts'
import type { Tier } from './scorecard.ts'
import { type Contender, type DecisionRules, decideTiers, type Hysteresis } from './tiering.ts'

const letters = 'ABC'
const patience: Hysteresis = { tolerance: 3, consecutive: 2, cooling: 2 }
const cuts = (tier: number) => [80, 60][tier] ?? -Infinity
const rawOf = (score: number) => (Number.isNaN(score) ? -1 : score >= 80 ? 0 : score >= 60 ? 1 : 2)
const rules: DecisionRules = { last: 2, cuts, hysteresis: patience, observationMonths: 6, quotas: null }

const contender = (score: number, more: Partial<Contender> = {}): Contender => ({
  id: 'a',
  raw: rawOf(score),
  score,
  profit: null,
  coverageEnough: true,
  months: 24,
  standing: null,
  veto: null,
  pin: null,
  list: null,
  ...more,
})
const standing = (letter: string, cooldown = 0, below = 0, provisional = false) => ({
  tier: letters.indexOf(letter),
  cooldown,
  below,
  provisional,
})
const fixed = (letter: string) => ({ tier: letters.indexOf(letter), rule: `rule ${letter}` })
const exactly = (letter: string) => ({ ...fixed(letter), atLeast: false })
const atLeast = (letter: string) => ({ ...fixed(letter), atLeast: true })
const decide = (one: Contender, more: Partial<DecisionRules> = {}) =>
  decideTiers([one], { ...rules, ...more })[0]!
const brief = (one: Contender, more: Partial<DecisionRules> = {}) => {
  const { tier, reason } = decide(one, more)
  return `${letters[tier] ?? '-'} ${reason}`
}

it('worked example 2.6: a tier with patience, step by step', () => {
  let state = standing('B')
  const steps = [78, 81, 79, 76, 76, 74, 85, 58, 56, 55, 55, 70].map((score) => {
    const { tier, reason, cooldown, below } = decide(contender(score, { standing: state }))
    state = { tier, cooldown, below, provisional: false }
    return `${score} ${letters[tier]} ${reason} ${cooldown}${below}`
  })
  expect(steps).toEqual([
    '78 B SCORE 00',
    '81 A SCORE 20',
    '79 A HYSTERESIS 10',
    '76 A HYSTERESIS 01',
    '76 B SCORE 20',
    '74 B SCORE 10',
    '85 B COOLDOWN 00',
    '58 B HYSTERESIS 00',
    '56 B HYSTERESIS 01',
    '55 C SCORE 20',
    '55 C SCORE 10',
    '70 C COOLDOWN 00',
  ])
})

describe('each reason', () => {
  it.each<[string, Contender, string]>([
    ['a first evaluation', contender(90), 'A SCORE'],
    ['a score that confirms', contender(70, { standing: standing('B') }), 'B SCORE'],
    ['a rise over several tiers', contender(90, { standing: standing('C') }), 'A SCORE'],
    ['a fall of one tier only', contender(10, { standing: standing('A', 0, 1) }), 'B SCORE'],
    ['a little too low', contender(77, { standing: standing('A', 0, 1) }), 'A HYSTERESIS'],
    ['much too low, once', contender(10, { standing: standing('A') }), 'A HYSTERESIS'],
    ['a rise while cooling', contender(90, { standing: standing('B', 1) }), 'B COOLDOWN'],
    ['a fall due while cooling', contender(10, { standing: standing('B', 2, 1) }), 'B COOLDOWN'],
    ['too low once while cooling', contender(10, { standing: standing('B', 2) }), 'B HYSTERESIS'],
    ['a score that confirms while cooling', contender(70, { standing: standing('B', 2) }), 'B SCORE'],
    ['a veto', contender(90, { veto: fixed('C'), standing: standing('A', 2) }), 'C VETO'],
    ['a veto before a pin', contender(90, { veto: fixed('C'), pin: fixed('A') }), 'C VETO'],
    ['a veto before a list', contender(10, { veto: fixed('B'), list: atLeast('A') }), 'B VETO'],
    ['a veto of what is no better anyway', contender(10, { veto: fixed('B') }), 'C SCORE'],
    ['a pin', contender(10, { pin: fixed('A'), standing: standing('C', 2) }), 'A PIN'],
    ['a pin before a list', contender(90, { pin: fixed('C'), list: exactly('A') }), 'C PIN'],
    ['a list that says exactly', contender(90, { list: exactly('B') }), 'B LIST'],
    ['a list that lifts', contender(10, { list: atLeast('B') }), 'B LIST'],
    ['a list that need not lift', contender(90, { list: atLeast('B') }), 'A SCORE'],
    [
      'a list that moves an account which cools',
      contender(90, { list: exactly('B'), standing: { tier: 0, cooldown: 2, below: 0, provisional: false } }),
      'A COOLDOWN',
    ],
    [
      'a list that leaves an account which cools where it is',
      contender(90, { list: exactly('A'), standing: { tier: 0, cooldown: 2, below: 0, provisional: false } }),
      'A LIST',
    ],
    ['a list without a score', contender(Number.NaN, { list: atLeast('B') }), 'B LIST'],
    ['a new account', contender(90, { months: 5 }), 'A OBSERVATION'],
    [
      'a new account of which little is known',
      contender(90, { months: 5, coverageEnough: false }),
      'A OBSERVATION',
    ],
    ['a new account without a rating', contender(Number.NaN, { months: 0 }), '- INSUFFICIENT'],
    ['an account just old enough', contender(90, { months: 6 }), 'A SCORE'],
    ['too little known of a newcomer', contender(90, { coverageEnough: false }), 'A PROVISIONAL'],
    [
      'too little known to move a firm tier',
      contender(90, { coverageEnough: false, standing: standing('B') }),
      'B INSUFFICIENT',
    ],
    [
      'too little still known of one provisionally placed',
      contender(90, { coverageEnough: false, standing: standing('B', 0, 0, true) }),
      'A PROVISIONAL',
    ],
    [
      'enough known now of one provisionally placed',
      contender(10, { standing: standing('A', 0, 0, true) }),
      'C SCORE',
    ],
    [
      'nothing known, and a tier stands',
      contender(Number.NaN, { standing: standing('B') }),
      'B INSUFFICIENT',
    ],
    ['nothing known at all', contender(Number.NaN), '- INSUFFICIENT'],
    ['nothing known of one vetoed', contender(Number.NaN, { veto: fixed('C') }), '- INSUFFICIENT'],
  ])('%s', (_, one, expected) => {
    expect(brief(one)).toBe(expected)
  })

  it('names the rule that fixed the tier, and no rule else', () => {
    expect(decide(contender(90, { veto: fixed('C') })).rule).toBe('rule C')
    expect(decide(contender(90, { pin: fixed('B') })).rule).toBe('rule B')
    expect(decide(contender(10, { list: atLeast('B') })).rule).toBe('rule B')
    expect(decide(contender(90, { list: atLeast('B') })).rule).toBeNull()
  })

  it('says what was given on too little, whatever the reason in front', () => {
    const doubtful = [
      contender(90, { months: 5 }),
      contender(90, { coverageEnough: false }),
      contender(Number.NaN, { standing: standing('B', 0, 0, true) }),
    ]
    for (const one of doubtful) expect(decide(one).provisional).toBe(true)
    const firm = [
      contender(90),
      contender(90, { pin: fixed('A'), coverageEnough: false }),
      contender(Number.NaN, { standing: standing('B') }),
    ]
    for (const one of firm) expect(decide(one).provisional).toBe(false)
  })
})

describe('what an evaluation leaves behind', () => {
  it('a pin that ends goes on by the rules, from its tier', () => {
    const pinned = decide(contender(10, { pin: fixed('A'), standing: standing('C') }))
    expect(pinned).toMatchObject({ cooldown: 0, below: 0 })
    const first = decide(contender(10, { standing: { ...pinned } }))
    const second = decide(contender(10, { standing: { ...first } }))
    expect([first, second]).toMatchObject([
      { tier: 0, reason: 'HYSTERESIS', below: 1 },
      { tier: 1, reason: 'SCORE', cooldown: 2 },
    ])
  })

  it('a veto that is lifted gives the tier back at once', () => {
    const vetoed = decide(contender(90, { veto: fixed('C'), standing: standing('A', 2) }))
    expect(brief(contender(90, { standing: { ...vetoed } }))).toBe('A SCORE')
  })

  it('an evaluation without data cools on, but neither counts as too low nor ends a row', () => {
    const gap = decide(contender(10, { coverageEnough: false, standing: standing('A', 2, 1) }))
    expect(gap).toMatchObject({ cooldown: 1, below: 1 })
  })

  it('between tiers of one cut, such as A1 and A2, the lower counts as too low whatever the score', () => {
    const byRatio = { cuts: (tier: number) => (tier < 2 ? 70 : -Infinity) }
    const fallen = { raw: 1, standing: standing('A') }
    expect(decide(contender(90, fallen), byRatio)).toMatchObject({ tier: 0, reason: 'HYSTERESIS', below: 1 })
    expect(decide(contender(90, { ...fallen, standing: standing('A', 0, 1) }), byRatio)).toMatchObject({
      tier: 1,
      reason: 'SCORE',
      cooldown: 2,
    })
  })

  it('without hysteresis the tier is the raw one', () => {
    expect(decide(contender(10, { standing: standing('A', 2, 1) }), { hysteresis: null })).toMatchObject({
      tier: 2,
      reason: 'SCORE',
      cooldown: 0,
      below: 0,
    })
  })
})

const tiers: Tier[] = [...letters].map((key) => ({ key, layer: 'key' }))

/** A pool with raw tiers by places, as letters: 'B' or 'B QUOTA' where the reason is not the score. */
function placed(
  quotas: [number, number],
  pool: Record<string, [number, Partial<Contender>?]>,
  hysteresis: Hysteresis | null = patience,
): string {
  const rows = Object.entries(pool).map(([id, [score, more]]) => contender(score, { id, ...more }))
  return decideTiers(withRaw(rows, quotas), {
    ...rules,
    hysteresis,
    quotas,
    cuts: cutsOf(withRaw(rows, quotas)),
  })
    .map(({ tier, reason }) => `${letters[tier] ?? '-'}${reason === 'SCORE' ? '' : ` ${reason}`}`)
    .join(', ')
}

function withRaw(rows: Contender[], [a, b]: readonly [number, number]): Contender[] {
  const grading = {
    by: 'quota',
    quotas: [
      { tier: 'A', count: a },
      { tier: 'B', count: b },
    ],
  } as const
  const grades = gradeAll({ ...grading, quotas: [...grading.quotas] }, tiers, {
    score: Float64Array.from(rows, ({ score }) => score),
    profit: rows.map(({ profit }) => profit),
    id: rows.map(({ id }) => id),
  })
  return rows.map((row, i) => ({ ...row, raw: grades[i]! }))
}

function cutsOf(rows: readonly Contender[]): (tier: number) => number {
  return (tier) =>
    tier === 2 ? -Infinity : Math.min(...rows.filter(({ raw }) => raw === tier).map(({ score }) => score))
}

describe('places', () => {
  it('go by score, then profit with unknown last, then id', () => {
    expect(placed([1, 1], { a: [70], b: [90], c: [80] })).toBe('C, A, B')
    expect(placed([1, 1], { a: [70], b: [70, { profit: -5 }], c: [70, { profit: 10 }] })).toBe('C, B, A')
    expect(placed([1, 1], { b: [70], a: [70], c: [70] })).toBe('B, A, C')
  })

  it('a pinned account takes a place, and the last to win one goes one further', () => {
    expect(placed([2, 1], { a: [90], b: [80], c: [70], p: [10, { pin: fixed('A') }] })).toBe(
      'A, B QUOTA, C QUOTA, A PIN',
    )
  })

  it('pinned and listed accounts beyond the places all stay, and nobody else gets in', () => {
    const pool = {
      a: [90],
      p: [10, { pin: fixed('A') }],
      q: [9, { list: exactly('A') }],
    } satisfies Record<string, [number, Partial<Contender>?]>
    expect(placed([1, 1], pool)).toBe('B QUOTA, A PIN, A LIST')
  })

  it('a vetoed account holds a place where it fell to, and leaves its own to the next', () => {
    expect(placed([1, 1], { a: [90, { veto: fixed('B') }], b: [80], c: [70] })).toBe('B VETO, A, C')
  })

  it('a cooling account holds its place against any score', () => {
    expect(placed([1, 1], { a: [95], b: [50, { standing: standing('A', 1) }] })).toBe('B QUOTA, A HYSTERESIS')
  })

  it('who stood keeps the place against a score within the tolerance, and not beyond', () => {
    const against = (score: number) =>
      placed([1, 1], { a: [score], b: [80, { standing: standing('A') }], c: [10] })
    expect(against(83)).toBe('B QUOTA, A HYSTERESIS, C')
    expect(against(83.1)).toBe('A, B, C')
    expect(
      placed(
        [1, 1],
        { a: [83], b: [80, { standing: standing('A') }], c: [10] },
        { ...patience, tolerance: 0 },
      ),
    ).toBe('A, B, C')
  })

  it('who loses a place cools, like anyone moved by score', () => {
    const pool = [contender(90, { id: 'new' }), contender(80, { id: 'old', standing: standing('A') })]
    const decided = decideTiers(withRaw(pool, [1, 1]), {
      ...rules,
      quotas: [1, 1],
      cuts: cutsOf(withRaw(pool, [1, 1])),
    })
    expect(decided.map(({ tier, cooldown }) => [tier, cooldown])).toEqual([
      [0, 0],
      [1, 2],
    ])
  })

  it('a list that says at least is a promise, kept beyond the places', () => {
    const promised = { list: atLeast('B') }
    expect(placed([1, 1], { a: [90], b: [80, promised], c: [70, promised], d: [60] })).toBe('A, B, B LIST, C')
    expect(placed([1, 1], { a: [90], b: [80, promised], p: [10, { pin: fixed('B') }] })).toBe('A, B, B PIN')
  })

  it('what is not known enough keeps its place; what is new or doubtful wins one like the others', () => {
    const pool = {
      a: [90, { coverageEnough: false, standing: standing('B') }],
      b: [80, { months: 3 }],
      c: [70, { coverageEnough: false }],
      d: [60],
      e: [Number.NaN],
    } satisfies Record<string, [number, Partial<Contender>?]>
    expect(placed([1, 2], pool)).toBe('B INSUFFICIENT, A OBSERVATION, B PROVISIONAL, C, - INSUFFICIENT')
    expect(placed([1, 1], { p: [10, { pin: fixed('A') }], b: [80, { coverageEnough: false }] })).toBe(
      'A PIN, B QUOTA',
    )
  })

  it('without patience only held places differ from the ranks', () => {
    expect(placed([1, 1], { a: [81], b: [80, { standing: standing('A', 2) }], c: [10] }, null)).toBe(
      'A, B, C',
    )
  })
})

it('refuses tiers that are none, and quotas that do not fit', () => {
  expect(() => decide(contender(1, { raw: 3 }))).toThrow(RangeError)
  expect(() => decide(contender(1, { raw: 0.5 }))).toThrow(RangeError)
  expect(() => decide(contender(1, { pin: { tier: -1, rule: 'x' } }))).toThrow(RangeError)
  expect(() => decide(contender(1, { veto: { tier: 3, rule: 'x' } }))).toThrow(RangeError)
  expect(() => decide(contender(1, { standing: { ...standing('C'), tier: 3 } }))).toThrow(RangeError)
  expect(() => decide(contender(1), { quotas: [1] })).toThrow(RangeError)
})

const tierIndex = fc.integer({ min: 0, max: 2 })
const fix = fc.record({ tier: tierIndex, rule: fc.constant('rule') })
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 })
const pools = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    score: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 50, max: 90 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    profit: fc.option(fc.integer({ min: 0, max: 3 })),
    coverageEnough: fc.oneof(fc.constant(true), fc.constant(true), fc.boolean()),
    months: fc.integer({ min: 0, max: 24 }),
    standing: fc.option(
      fc.record({
        tier: tierIndex,
        cooldown: fc.integer({ min: 0, max: 2 }),
        below: fc.integer({ min: 0, max: 2 }),
        provisional: fc.boolean(),
      }),
    ),
    veto: rarely(fix),
    pin: rarely(fix),
    list: rarely(fc.record({ tier: tierIndex, rule: fc.constant('rule'), atLeast: fc.boolean() })),
  }),
  { selector: ({ id }) => id, maxLength: 14 },
)
const someQuotas = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))

function run(pool: Omit<Contender, 'raw'>[], quotas: [number, number] | null) {
  const rows = pool.map((row) => ({ ...row, raw: rawOf(row.score) }))
  const contenders = quotas ? withRaw(rows, quotas) : rows
  const decided = decideTiers(contenders, { ...rules, quotas, cuts: quotas ? cutsOf(contenders) : cuts })
  return contenders.map((one, i) => ({ ...one, decided: decided[i]! }))
}

const isCooling = ({ standing: stood }: Pick<Contender, 'standing'>) =>
  stood !== null && !stood.provisional && stood.cooldown > 0

describe('always', () => {
  const worlds = [pools, fc.option(someQuotas)] as const

  it('a cooling tier changes by veto or pin only', () => {
    fc.assert(
      fc.property(...worlds, (pool, quotas) => {
        for (const { decided, ...one } of run(pool, quotas))
          if (isCooling(one) && decided.tier !== one.standing?.tier)
            expect(decided.reason).toMatch(/^(VETO|PIN)$/)
      }),
      { numRuns: 500 },
    )
  })

  it('a veto caps, a pin fixes, and a list holds what it promises, each unless one before it says otherwise', () => {
    fc.assert(
      fc.property(...worlds, (pool, quotas) => {
        for (const { decided, veto, pin, ...one } of run(pool, quotas)) {
          const { tier } = decided
          // What a list promises has to wait while an account cools.
          const list = isCooling(one) ? null : one.list
          if (veto && tier !== -1) expect(tier).toBeGreaterThanOrEqual(veto.tier)
          if (pin) expect(tier).toBe(Math.max(pin.tier, veto?.tier ?? 0))
          else if (list?.atLeast) {
            expect(tier).not.toBe(-1)
            expect(tier).toBeLessThanOrEqual(Math.max(list.tier, veto?.tier ?? 0))
          } else if (list) expect(tier).toBe(Math.max(list.tier, veto?.tier ?? 0))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('a tier has no more accounts than places, or than hold theirs by right', () => {
    fc.assert(
      fc.property(pools, someQuotas, (pool, quotas) => {
        const results = run(pool, quotas)
        for (const [tier, count] of quotas.entries()) {
          const members = results.filter(({ decided }) => decided.tier === tier)
          const byRight = members.filter(
            ({ decided, ...one }) =>
              one.veto || one.pin || one.list || isCooling(one) || decided.reason === 'INSUFFICIENT',
          )
          expect(members.length).toBeLessThanOrEqual(Math.max(count, byRight.length))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('no place stays empty while one who may have it goes further down', () => {
    fc.assert(
      fc.property(pools, someQuotas, (pool, quotas) => {
        const results = run(pool, quotas)
        for (const [tier, count] of quotas.entries()) {
          if (results.filter(({ decided }) => decided.tier === tier).length >= count) continue
          const further = results.filter(({ decided }) => decided.tier > tier)
          for (const { decided, ...one } of further)
            expect(
              one.veto || one.pin || one.list || isCooling(one) || decided.reason === 'INSUFFICIENT',
            ).toBeTruthy()
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the order of the accounts does not matter', () => {
    fc.assert(
      fc.property(...worlds, (pool, quotas) => {
        const forward = new Map(run(pool, quotas).map(({ id, decided }) => [id, decided]))
        for (const { id, decided } of run(pool.toReversed(), quotas)) expect(decided).toEqual(forward.get(id))
      }),
      { numRuns: 300 },
    )
  })
})
