// Conditions over accounts: the rule in the program and the same in SQL.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#server/id.ts'
import { actor, openWorld, today, type World } from '../../../test/world.ts'
import { attitudes, organisationLevels, ownerships, sizeClasses, statuses } from './account.ts'
import { whereMeets } from './condition.store.ts'
import { type Condition, type ConditionFacts, checkConditions, meets } from './condition.ts'
import { conditionsText } from './condition-text.ts'
import { conditionSchema } from './contract.ts'
import { insertAccounts, noFacts } from './store.ts'
import { visibleAccounts } from './visible.store.ts'

const plain: ConditionFacts = {
  status: 'active',
  sizeClass: 'large',
  organisationLevel: null,
  ownership: 'private',
  region: '江苏',
  attitude: 'favourable',
  industry: '医药制造业',
  employees: 1200,
  tags: ['年框协议', '样板'],
  tier: 'A1',
  rfmSegment: null,
  custom: {},
  signals: { 满意度: 88 },
}

describe('conditions over an account', () => {
  it.each<[string, Condition[], boolean]>([
    ['nothing asked', [], true],
    ['one of several', [{ field: 'sizeClass', in: ['medium', 'large'] }], true],
    ['another value', [{ field: 'sizeClass', in: ['micro'] }], false],
    ['an unknown fact', [{ field: 'organisationLevel', in: ['city'] }], false],
    ['a section', [{ field: 'industry', in: ['C'] }], true],
    ['a division', [{ field: 'industry', in: ['C39', 'C27'] }], true],
    ['another section', [{ field: 'industry', in: ['D'] }], false],
    ['one of the tags', [{ field: 'tags', in: ['样板', '军工'] }], true],
    ['bounds that hold, both in', [{ field: 'employees', from: 1200, to: 1200 }], true],
    ['a bound that does not', [{ field: 'employees', to: 1199 }], false],
    ['a measured value', [{ field: 'signal', metric: '满意度', from: 80 }], true],
    ['a value never measured', [{ field: 'signal', metric: '逾期天数', to: 30 }], false],
    ['a name every object has', [{ field: 'signal', metric: 'constructor', from: 0 }], false],
    [
      'all but one',
      [
        { field: 'tier', in: ['A1'] },
        { field: 'attitude', in: ['opposed'] },
      ],
      false,
    ],
  ])('%s', (_, conditions, expected) => expect(meets(conditions, plain)).toBe(expected))

  it.each<[Condition, string]>([
    [{ field: 'region', in: [] }, 'conditions.0.in accounts.nothingChosen'],
    [{ field: 'attitude', in: ['warm'] }, 'conditions.0.in accounts.noSuchValue'],
    [{ field: 'employees' }, 'conditions.0.from accounts.noBound'],
    [{ field: 'employees', from: 9, to: 1 }, 'conditions.0.from accounts.boundsCrossed'],
    [{ field: 'signal', metric: ' ', from: 1 }, 'conditions.0.metric accounts.noMetric'],
  ])('tells what is wrong with %j', (condition, told) =>
    expect(checkConditions([condition]).map(({ field, code }) => `${field} ${code}`)).toEqual([told]),
  )

  it('reads as one line in either language', () => {
    const conditions: Condition[] = [
      { field: 'industry', in: ['C27', '水泵'] },
      { field: 'attitude', in: ['reserved', 'opposed'] },
      { field: 'employees', from: 1000 },
    ]
    expect(conditionsText(conditions, 'zh')).toBe(
      '行业：医药制造业、水泵；态度：观望、抵触；员工人数 ≥ 1,000',
    )
    expect(conditionsText(conditions, 'en')).toBe(
      'Industry: Pharmaceuticals, 水泵; Attitude: Reserved, Opposed; Employees ≥ 1,000',
    )
  })
})

describe('conditions in SQL', () => {
  let world: World
  const regions = ['江苏', '浙江', "o'hara"]
  const industries = ['医药制造业', 'C27', '27', '制造业', '教育', 'P 教育', '水泵', 'Pumps', ' 批发业 ']
  const metrics = ['满意度', 'annualPotential']
  const maybe = <T>(list: readonly T[]) => fc.option(fc.constantFrom(...list), { freq: 3 })
  const tags = fc.uniqueArray(fc.constantFrom('军工', '样板', '年框协议'), { maxLength: 3 })
  const days = ['2025-12-31', '2026-01-01', '2026-11-22', '2027-02-28']
  const anyFacts = fc.record({
    status: fc.constantFrom(...statuses),
    sizeClass: maybe(sizeClasses),
    organisationLevel: maybe(organisationLevels),
    ownership: maybe(ownerships),
    region: maybe(regions),
    attitude: maybe(attitudes),
    industry: maybe(industries),
    employees: fc.option(fc.integer({ min: 0, max: 5 })),
    tags,
    tier: maybe(['A1', 'A2', 'C']),
    rfmSegment: maybe(['champions', 'new']),
    signals: fc.dictionary(fc.constantFrom(...metrics), fc.integer({ min: -3, max: 3 })),
    custom: fc.record(
      {
        terms: fc.integer({ min: -3, max: 5 }),
        until: fc.constantFrom(...days),
        category: fc.constantFrom(['c1'], ['c2'], ['c1', 'c2']),
        note: fc.constantFrom('含酚废水', '废水 ABC', 'b'),
      },
      { requiredKeys: [] },
    ),
  })
  const some = <T>(list: readonly T[]) =>
    fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 3 })
  const bounds = {
    from: fc.option(fc.integer({ min: -3, max: 5 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: -3, max: 5 }), { nil: undefined }),
  }
  const listed = (field: Condition['field'], values: readonly string[]) =>
    some(values).map((chosen) => ({ field, in: chosen }) as Condition)
  const own = (what: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ field: fc.constant('custom'), ...what }) as unknown as fc.Arbitrary<Condition>
  const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
    listed('status', statuses),
    listed('sizeClass', sizeClasses),
    listed('organisationLevel', organisationLevels),
    listed('ownership', ownerships),
    listed('region', regions),
    listed('attitude', attitudes),
    listed('industry', ['C', 'C27', '医药制造业', 'P', '83', 'pumps', '水泵', 'F', 'D']),
    listed('tags', ['军工', '样板', '别的']),
    listed('tier', ['A1', 'A2', 'C']),
    listed('rfmSegment', ['champions', 'new']),
    own({ key: fc.constant('terms'), ...bounds }),
    own({ key: fc.constant('until'), from: fc.option(fc.constantFrom(...days), { nil: undefined }) }),
    own({ key: fc.constant('until'), to: fc.constantFrom(...days) }),
    own({ key: fc.constantFrom('category', 'note', 'nobody'), in: some(['c1', 'c3', 'b']) }),
    own({ key: fc.constant('note'), contains: fc.constantFrom('废水', 'bc', 'B', '酚') }),
    fc.record({ field: fc.constant('employees' as const), ...bounds }),
    fc.record({
      field: fc.constant('signal' as const),
      metric: fc.constantFrom(...metrics, '没有'),
      ...bounds,
    }),
  )
  let accounts: { id: string; facts: ConditionFacts }[]

  beforeAll(async () => {
    world = await openWorld()
    const { db } = world.database
    accounts = fc
      .sample(anyFacts, { numRuns: 120, seed: 4754 })
      .map((facts) => ({ id: newId(today), facts: facts as unknown as ConditionFacts }))
    await insertAccounts(
      db,
      accounts.map(({ id, facts }, index) => ({
        ...noFacts,
        ...(facts as unknown as typeof noFacts),
        id,
        name: `客户 ${index}`,
        code: `T${index}`,
        tags: [...facts.tags],
        parentId: null,
        ownerId: null,
        departmentId: null,
        createdAt: today,
      })),
      today,
    )
    for (const { id, facts } of accounts) {
      await db
        .insertInto('account_tier')
        .values({ account_id: id, tier: facts.tier, segment: facts.rfmSegment })
        .execute()
      // An older value of every metric, which may not count.
      for (const [metric, value] of Object.entries(facts.signals))
        for (const [measured_on, what] of [
          ['2026-01-01', value + 4],
          ['2026-06-01', value],
        ])
          await db
            .insertInto('signal')
            .values({ account_id: id, metric, measured_on, value: what, recorded_at: actor.now })
            .execute()
    }
  })
  afterAll(() => world?.close())

  it('choose the same accounts as the rule does', async () => {
    const own = new Set(accounts.map((one) => one.id))
    await fc.assert(
      fc.asyncProperty(fc.array(anyCondition, { maxLength: 3 }), async (conditions) => {
        const rows = await visibleAccounts(world.database.db, {
          personId: world.people.admin,
          name: '',
          roles: ['administrator'],
          all: true,
          departmentIds: [],
        })
          .select('account.id')
          .where(whereMeets(conditions))
          .execute()
        const found = rows.map((row) => row.id).filter((id) => own.has(id))
        const expected = accounts.filter((one) => meets(conditions, one.facts)).map((one) => one.id)
        expect(found.sort()).toEqual(expected.sort())
      }),
      { numRuns: 150 },
    )
  })

  it('have the form the door asks for', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(conditionSchema.parse(condition)).toEqual(condition)
      }),
    )
  })
})
