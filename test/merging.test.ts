// Two accounts of any kind become one and two again: nothing is lost, nothing is left over.
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '#base/viewer.ts'
import type { Choices } from '#records/accounts/merging/choosing.ts'
import { mergeFields } from '#records/accounts/merging/choosing.ts'
import { mergeAccounts, undoMerge } from '#records/accounts/merging/merge.store.ts'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { signMembers } from '#records/accounts/team/team.store.ts'
import { sumAccountMonths, sumProductMonths } from '#records/ledger/applying.store.ts'
import { refreshYears } from '#records/ledger/closing.store.ts'
import type { Database, Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { mergeParts } from '../src/app/merging.ts'
import { fingerprint } from './fingerprint.ts'
import { actor, openWorld, today, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const viewer: Viewer = { personId: '', name: '', roles: ['administrator'], all: true, departmentIds: [] }
const later = (minutes: number) => ({ ...actor, now: new Date(today.getTime() + minutes * 60_000) })

describe('every table that hangs on an account', () => {
  it('takes part in merging', async () => {
    const { rows } = await world.database.run(`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'account_id' order by 1`)
    // Kept by the merge itself; and credentials of the sign-in library, which mean another account.
    const own = ['account_path', 'login_credential']
    const taking = new Set([...mergeParts.map((part) => part.table), ...own])
    expect(rows.map((row) => row.name).filter((name) => !taking.has(name as string))).toEqual([])
  })
})

type Plan = {
  lines: [number, number]
  contacts: [number, number]
  more: [number, number]
  /** Whatever can clash does. */
  clashing: boolean
  parents: number[]
  pair: [number, number]
  choices: Choices
}
const both = (most: number) => fc.tuple(fc.nat(most), fc.nat(most))
const plans: fc.Arbitrary<Plan> = fc
  .record({
    lines: both(6),
    contacts: both(2),
    more: both(3),
    clashing: fc.boolean(),
    parents: fc.array(fc.nat(), { minLength: 4, maxLength: 7 }),
    pair: fc.tuple(fc.nat(3), fc.nat(3)),
    choices: fc.dictionary(
      fc.constantFrom(...mergeFields, 'custom.level', 'custom.since'),
      fc.constantFrom('survivor' as const, 'absorbed' as const),
    ),
  })
  .filter(({ pair: [a, b] }) => a !== b)

/** Accounts in a tree, and rows in every table for two of them. */
const build = async (db: Db, plan: Plan): Promise<[string, string]> => {
  const ids = plan.parents.map(() => newId(today))
  const { eastManager, westManager, director } = world.people
  const owners = [eastManager, westManager, null]
  await insertAccounts(
    db,
    ids.map((id, at) => {
      const seed = plan.parents[at] ?? 0
      return {
        ...noFacts,
        id,
        name: `某某${at}机械有限公司`,
        code: `T${at}`,
        taxNumber: at % 2 ? `91320000${at}` : null,
        website: at % 3 ? `www.co${at}.example` : null,
        region: at % 2 ? '江苏' : null,
        tags: at % 2 ? ['甲', `t${at}`] : ['甲'],
        custom: (at % 2 ? { level: `v${at}` } : { since: '2026-01-01' }) as Record<string, string>,
        parentId: at === 0 || seed % 3 === 0 ? null : (ids[seed % at] ?? null),
        ownerId: owners[at % 3] ?? null,
        departmentId: world.departments.east,
        createdAt: today,
      }
    }),
    today,
  )
  const [s, a] = plan.pair.map((at) => ids[at] as string) as [string, string]
  const product = newId(today)
  await sql`insert into product (id, code, name, revision, created_at, updated_at)
    values (${product}, ${product}, 'P', 1, now(), now())`.execute(db)
  const approval = newId(today)
  const evaluation = newId(today)
  const change = newId(today)
  await sql`insert into approval (id, kind, subject_id, path, title_zh, title_en, chain, state, asked_at)
    values (${approval}, 'test', ${approval}, '/x', 'x', 'x', '{salesDirector}', 'open', now())`.execute(db)
  await sql`insert into approval_item (account_id, approval_id, step, earlier_ids)
    select id, ${approval}::uuid, 0, '{}' from unnest(${[...ids]}::uuid[]) as t(id)`.execute(db)
  await sql`insert into bulk_change (id, kind, created_at) values (${change}, 'region', now())`.execute(db)
  for (const [side, id] of [s, a].entries()) {
    const key = (n: number, what: string) => sql`md5(${`${what}${n}${plan.clashing ? '' : side}`})::uuid`
    for (let n = 0; n < (plan.lines[side] ?? 0); n += 1)
      await sql`insert into order_line (account_id, id, document, ordered_on, product_id, quantity_milli, amount_minor, cost_minor, currency)
        values (${id}, ${key(n, 'line')}, ${`D${n}`}, ${`2026-0${1 + (n % 9)}-03`}, ${product}, ${n % 4 ? 1000 : -1000},
          ${n % 4 ? 100 * (n + 1) : -70}, ${n % 2 ? 50 : null}, 'CNY')`.execute(db)
    for (let n = 0; n < (plan.contacts[side] ?? 0); n += 1)
      await sql`insert into contact (account_id, id, name, main, search_text, search_grams, revision, created_at, updated_at, birthday)
        values (${id}, ${newId(today)}, ${`人${n}`}, ${n === 0}, '', '{}', 1, now(), now(), '1980-01-02')`.execute(
        db,
      )
    for (let n = 0; n < (plan.more[side] ?? 0); n += 1) {
      const own = newId(today)
      await sql`insert into signal (account_id, metric, measured_on, value, recorded_at)
        values (${id}, ${`m${n}${plan.clashing ? '' : side}`}, '2026-02-01', ${n / 3}, now())`.execute(db)
      await sql`insert into rating (account_id, id, topic, level, evidence, rated_on, created_at)
        values (${id}, ${own}, 'innovation', 3, 'x', '2026-02-01', now())`.execute(db)
      await sql`insert into interaction (account_id, id, kind, happened_at, body, contact_ids, mentions, created_at, updated_at, revision)
        values (${id}, ${own}, 'visit', now(), 'x', '{}', ${[director]}, now(), now(), 1)`.execute(db)
      await sql`insert into attachment (account_id, id, name, type, bytes, created_at)
        values (${id}, ${own}, 'x', 'text/plain', 1, now())`.execute(db)
      await sql`insert into receivable (account_id, id, document, invoiced_on, due_on, amount_minor, open_minor, currency, as_of)
        values (${id}, ${own}, ${`R${n}${plan.clashing ? '' : side}`}, '2026-01-01', '2026-02-01', 900, 400, 'CNY', '2026-03-01')`.execute(
        db,
      )
      await sql`insert into account_charge (account_id, kind, month, amount_minor, note, revision, updated_at)
        values (${id}, 'rebate', ${`2026-0${1 + n + (plan.clashing ? 0 : 4 * side)}-01`}, ${100 + side}, ${`n${side}`}, ${1 + side}, now())`.execute(
        db,
      )
      await sql`insert into agreement (account_id, id, number, name, starts_on, term_months, yearly_minor, currency, revision, created_at, updated_at)
        values (${id}, ${own}, ${`H${n}${plan.clashing ? '' : side}`}, 'x', '2025-01-01', 12, 700, 'CNY', 1, now(), now())`.execute(
        db,
      )
      await sql`insert into owner_change (account_id, id, changed_at) values (${id}, ${own}, now())`.execute(
        db,
      )
      await sql`insert into tier_change (account_id, id, tier, reason, since, changed_at)
        values (${id}, ${own}, 'A1', 'SCORE', '2026-01-01', now())`.execute(db)
      await sql`insert into notice (person_id, id, kind, path, params, account_id, at)
        values (${director}, ${own}, 'x', '/', '{}', ${id}, now())`.execute(db)
      await sql`insert into external_id (entity, external_id, record_id, owner_id, import_id) values
        ('account', ${own}::text, ${id}, null, ${own}), ('contact', ${own}::text, ${own}, ${id}, ${own})`.execute(
        db,
      )
      await sql`insert into import_account (import_id, number, account_id) values (${own}, ${n}, ${id})`.execute(
        db,
      )
      if (n > 0) continue
      await sql`insert into account_member (account_id, person_id, role, added_at)
        values (${id}, ${plan.clashing || side ? director : westManager}, 'sales', now())`.execute(db)
      await sql`insert into tier_pin (account_id, id, tier, reason, starts_on, expires_on, created_at)
        values (${id}, ${own}, 'A1', 'x', '2026-01-01', '2027-01-01', now())`.execute(db)
      await sql`insert into nomination (account_id, id, answers, state, created_at)
        values (${id}, ${own}, '{}', 'open', now())`.execute(db)
      await sql`insert into account_tier (account_id, tier, reason, score) values (${id}, 'A2', 'SCORE', 0.1)`.execute(
        db,
      )
      await sql`insert into account_credit (account_id, credit_days, currency, revision, updated_at)
        values (${id}, 30, 'CNY', 1, now())`.execute(db)
      await sql`insert into referral (account_id, id, referred_name, referred_on, created_at)
        values (${id}, ${own}, 'x', '2026-02-01', now())`.execute(db)
      await sql`insert into value_judgement (account_id, id, kind, level, evidence, judged_on, created_at)
        values (${id}, ${own}, 'skill', 3, 'x', '2026-02-01', now())`.execute(db)
      await sql`insert into value_proposal (account_id, id, kind, note, state, created_at)
        values (${id}, ${own}, 'reprice', 'x', 'open', now())`.execute(db)
      await sql`insert into account_worth (account_id, run_id, contribution_minor) values (${id}, ${evaluation}, 5)`.execute(
        db,
      )
      await sql`insert into account_value (account_id, run_id, net_minor, cost_to_serve_minor, intangible_minor, lifetime_by,
          flags, parts)
        values (${id}, ${evaluation}, 5, 1, 0, 'none', '{}', '{}')`.execute(db)
      await sql`insert into account_score (account_id, evaluation_id, rank, coverage, reason, net_minor, inputs, normalised)
        values (${id}, ${evaluation}, 1, 1, 'SCORE', 5, '{0.1}', '{0.2}')`.execute(db)
      await sql`insert into bulk_change_item (account_id, change_id, before, after)
        values (${id}, ${change}, '{}', '{}')`.execute(db)
    }
  }
  await sql`insert into account_distinct (account_id, other_id, decided_at) values (${ids[0]}, ${ids[3]}, now())`.execute(
    db,
  )
  await signMembers(db, [s, a])
  const list = sql`(select unnest(${[s, a]}::uuid[]))`
  await sumAccountMonths(db, null, list)
  await sumProductMonths(db, null, list)
  await refreshYears(db, null)
  return [s, a]
}

/** Everything but what goes forward only: the log, the list of merges, and how often an account was changed. */
const print = async (db: Db): Promise<Record<string, string>> => {
  const run = (text: string) => sql.raw(text).execute(db)
  const {
    audit: _,
    account_merge: __,
    account: ___,
    ...rest
  } = await fingerprint({ run } as unknown as Database)
  const account = await sql<{
    digest: string
  }>`select md5(string_agg((to_jsonb(account) - 'revision' - 'updated_at')::text, '|' order by id)) as digest
    from account`.execute(db)
  return { ...rest, account: account.rows[0]?.digest ?? '' }
}

const sums = async (db: Db, ids: readonly string[]) =>
  (
    await sql`select (select coalesce(sum(amount_minor), 0) from order_line where account_id = any(${ids}::uuid[])) as lines,
      (select count(*) from order_line where account_id = any(${ids}::uuid[])) as "lineCount",
      (select coalesce(sum(gross_minor + returned_minor), 0) from account_month where account_id = any(${ids}::uuid[])) as months,
      (select coalesce(sum(net_minor), 0) from account_year where account_id = any(${ids}::uuid[])) as years,
      (select coalesce(sum(open_minor), 0) from receivable where account_id = any(${ids}::uuid[])) as owed,
      (select coalesce(sum(amount_minor), 0) from account_charge where account_id = any(${ids}::uuid[])) as charges,
      (select coalesce(sum(yearly_minor), 0) from agreement where account_id = any(${ids}::uuid[])) as agreed,
      (select count(*) from contact where account_id = any(${ids}::uuid[])) as contacts,
      (select count(*) from interaction where account_id = any(${ids}::uuid[])) as interactions,
      (select count(*) from attachment where account_id = any(${ids}::uuid[])) as attachments,
      (select count(*) from rating where account_id = any(${ids}::uuid[])) as ratings`.execute(db)
  ).rows[0]

class Enough extends Error {}
/** Whatever happens in here never happened. */
const tried = (work: (db: Db) => Promise<void>): Promise<void> =>
  world.database.db
    .transaction()
    .execute(async (db) => {
      await work(db)
      throw new Enough()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error
    })

const revisions = async (db: Db, s: string, a: string) => {
  const { rows } = await sql<{ id: string; revision: number }>`select id, revision from account
    where id in (${s}, ${a})`.execute(db)
  const of = (id: string) => rows.find((row) => row.id === id)?.revision ?? 0
  return { survivor: of(s), absorbed: of(a) }
}

describe('merging', () => {
  it('keeps every sum and every row, and undone gives back what stood, in any world', async () => {
    await fc.assert(
      fc.asyncProperty(plans, (plan) =>
        tried(async (db) => {
          const [s, a] = await build(db, plan)
          const [before, held] = [await print(db), await sums(db, [s, a])]
          const ask = {
            survivorId: s,
            absorbedId: a,
            choices: plan.choices,
            revisions: await revisions(db, s, a),
          }
          const mergeId = await mergeAccounts(db, later(1), viewer, mergeParts, ask)
          expect(await sums(db, [s])).toEqual(held)
          const leads = await sql`select 1 from account_code where account_id = ${a}`.execute(db)
          expect(leads.rows).toEqual([])
          const undone = await undoMerge(db, later(2), mergeParts, s, mergeId)
          expect(undone).toEqual({ absorbedId: a, keptFields: [], since: {} })
          expect(await print(db)).toEqual(before)
        }),
      ),
      { numRuns: 12, endOnFailure: true },
    )
  }, 240_000)
})
