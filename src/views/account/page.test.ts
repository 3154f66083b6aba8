// The pages of the list and the answers of the search, against what they mean: choose, sort, cut.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#base/viewer.ts'
import { pinyin } from '#records/accounts/pinyin.store.ts'
import { searchAccounts } from '#records/accounts/search.store.ts'
import { searchGrams, searchText } from '#records/accounts/search.ts'
import { insertAccounts, type NewAccount, noFacts } from '#records/accounts/store.ts'
import { insertMembers } from '#records/accounts/team/team.store.ts'
import { saveDepartment, savePerson } from '#records/staff/store.ts'
import type { Database } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { actor, today } from '../../../test/world.ts'
import { accountPage, type ListAsk } from './store.ts'

type Known = NewAccount & { net: number | null; tier: string | null; score: number | null; team: string[] }
let database: Database
let known: Known[]
let departments: string[]
let people: string[]

const regions = ['江苏', '山东', null]
const statuses = ['active', 'prospect', 'lost'] as const
const tiers = ['A1', 'B1', null]
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T

beforeAll(async () => {
  database = await openTestDatabase()
  const { db } = database
  departments = []
  for (let index = 0; index < 10; index += 1)
    departments.push(await saveDepartment(db, actor, null, { name: `部门${index}`, parentId: null }))
  people = []
  for (const name of ['甲', '乙', '丙'])
    people.push(
      await savePerson(db, actor, null, {
        name,
        email: `${name.codePointAt(0)}@changfeng.example`,
        title: null,
        departmentId: departments[0] ?? null,
        roles: ['keyAccountManager'],
        scope: 'own',
        chosenDepartmentIds: [],
      }),
    )
  // Numbers that share no factor, so that everything meets everything; few different values, so that many are equal.
  known = Array.from({ length: 211 }, (_, index) => ({
    ...noFacts,
    id: newId(today),
    code: `K${index}`,
    name: `${pick(['华为', '恒远', '金陵', 'ABC '], index)}${pick(['重工', '华为', '水务'], index >> 2)}${index % 40}`,
    status: pick(statuses, index * 7),
    region: pick(regions, index >> 1),
    parentId: null,
    ownerId: pick([people[0] as string, people[1] as string, null, null, null], index * 3),
    departmentId: pick([...departments, null], index * 5 + (index >> 3)),
    createdAt: new Date(today.getTime() - (index % 9) * 86_400_000),
    net: index % 4 === 0 ? null : ((index * 13) % 23) * 100 - 500,
    tier: pick(tiers, index >> 2),
    score: index % 5 === 0 ? null : ((index * 17) % 11) / 4,
    team: people.filter((_, person) => (index * 11 + person) % 6 === 0),
  }))
  await insertAccounts(db, known, today)
  await insertMembers(
    db,
    actor,
    known.flatMap(({ id, team }) =>
      team.flatMap((personId) => [
        { accountId: id, personId, role: 'support' as const },
        { accountId: id, personId, role: 'sponsor' as const },
      ]),
    ),
  )
  for (const one of known) {
    if (one.net !== null)
      await database.run(
        `insert into account_year (account_id, as_of_month, net_minor, previous_net_minor, first_month) values ($1, '2026-11-01', $2, 0, '2026-01-01')`,
        [one.id, one.net],
      )
    if (one.tier !== null || one.score !== null)
      await database.run(
        `insert into account_tier (account_id, tier, reason, score) values ($1, $2, 'SCORED', $3)`,
        [one.id, one.tier, one.score],
      )
  }
}, 120_000)
afterAll(() => database?.close())

const viewers = fc
  .record({
    all: fc.constantFrom(false, false, false, true),
    person: fc.nat(2),
    near: fc.uniqueArray(fc.nat(9), { maxLength: 10 }),
  })
  .map(
    ({ all, person, near }) =>
      (): Viewer => ({
        personId: people[person] as string,
        name: '',
        roles: ['keyAccountManager'],
        all,
        departmentIds: near.map((index) => departments[index] as string),
      }),
  )
const sees = (viewer: Viewer, one: Known) =>
  viewer.all ||
  one.ownerId === viewer.personId ||
  one.team.includes(viewer.personId) ||
  (one.departmentId !== null && viewer.departmentIds.includes(one.departmentId))

const byText = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const sortedBy = (one: Known, sort: ListAsk['sort']) =>
  ({ name: one.name, net: one.net, score: one.score, created: one.createdAt.toISOString() })[sort]

/** By value, then by id, either way; who has no value comes last. */
const inOrder = (sort: ListAsk['sort'], up: boolean) => (a: Known, b: Known) => {
  const [x, y] = [sortedBy(a, sort), sortedBy(b, sort)]
  if ((x === null) !== (y === null)) return x === null ? 1 : -1
  const values = typeof x === 'string' ? byText(x, y as string) : (x ?? 0) - ((y as number | null) ?? 0)
  return (up ? 1 : -1) * (values || byText(a.id, b.id))
}

describe('the list of accounts', () => {
  it('shows, page by page, what one may see and asked for, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        viewers,
        fc.record({
          sort: fc.constantFrom('name', 'net', 'score', 'created'),
          up: fc.boolean(),
          limit: fc.integer({ min: 1, max: 60 }),
          region: fc.option(fc.constantFrom('江苏', '山东', '火星'), { nil: undefined }),
          status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
          tiers: fc.constantFrom([], [], ['A1'], ['A1', 'B1']),
          lacks: fc.constantFrom([], [], ['ungraded']),
          search: fc.option(fc.constantFrom('华为', 'hengyuan', 'k1', '没有'), { nil: undefined }),
        }),
        async (viewerOf, asked) => {
          const viewer = viewerOf()
          const ask = { ...asked, conditions: [], after: null } as unknown as ListAsk
          const wanted = known
            .filter((one) => sees(viewer, one))
            .filter((one) => !ask.region || one.region === ask.region)
            .filter((one) => !ask.status || one.status === ask.status)
            .filter((one) => !ask.tiers.length || (one.tier !== null && ask.tiers.includes(one.tier)))
            .filter((one) => !asked.lacks.length || one.tier === null)
            .filter((one) => !ask.search || searchText(one, pinyin).includes(ask.search))
            .sort(inOrder(ask.sort, ask.up))
          const shown: string[] = []
          for (let after: ListAsk['after'] = null; ; ) {
            const rows = await accountPage(database.db, viewer, { ...ask, after })
            shown.push(...rows.slice(0, ask.limit).map((row) => row.id))
            if (rows.length <= ask.limit) break
            const last = known.find((one) => one.id === shown.at(-1)) as Known
            after = [sortedBy(last, ask.sort), last.id]
          }
          expect(shown).toEqual(wanted.map((one) => one.id))
        },
      ),
      { numRuns: 80 },
    )
  }, 240_000)
})

describe('the search box', () => {
  it('finds what one may see, first what begins with the text, then short names', async () => {
    await fc.assert(
      fc.asyncProperty(
        viewers,
        fc.constantFrom(
          '华为',
          '华',
          'abc',
          'hw',
          'shuiwu',
          '金陵水务3',
          'k',
          'k2',
          '2',
          'jinling',
          '-',
          '没有',
        ),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(3000, 12),
        async (viewerOf, text, limit, opened) => {
          const viewer = viewerOf()
          const asked = text === '-' ? '' : text
          const forms = new Map(known.map((one) => [one.id, searchText(one, pinyin)]))
          const has = (one: Known) => (forms.get(one.id) as string).includes(asked)
          // A single letter or digit is found only where it stands alone.
          const alone = (one: Known) =>
            !/^[a-z0-9]$/.test(asked) || searchGrams(forms.get(one.id) as string).includes(asked)
          const later = (one: Known) => Number(!(forms.get(one.id) as string).startsWith(asked))
          const wanted = known
            .filter((one) => sees(viewer, one) && has(one) && alone(one))
            .sort(
              (a, b) => later(a) - later(b) || [...a.name].length - [...b.name].length || byText(a.id, b.id),
            )
          const found = await searchAccounts(database.db, viewer, text, limit, opened)
          expect(found.map((one) => one.id)).toEqual(wanted.slice(0, limit).map((one) => one.id))
        },
      ),
      { numRuns: 120 },
    )
  }, 240_000)
})
