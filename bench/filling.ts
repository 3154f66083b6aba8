// Fills a database with many accounts and their months by plain SQL, the same for every run.
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { saveCompany } from '#records/staff/company.store.ts'
import { saveDepartment, savePerson } from '#records/staff/store.ts'
import { ensureScorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import type { Actor } from '#server/call.ts'
import type { Database } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { migrate, readMigrations } from '#server/migrate.ts'
import { addGrade, gradeOf } from './company.ts'

export const now = new Date('2026-11-20T02:00:00Z')
export const actor: Actor = { personId: null, origin: 'cli', requestId: null, now }
const regions = ['江苏', '浙江', '广东', '山东', '四川', '湖北', '陕西', '辽宁']
const trades = ['重工', '化工', '电力', '水务', '医药', '食品', '电子', '汽车', '冶金', '环保']
const names = [
  '恒远',
  '华为',
  '长风',
  '临港',
  '高原',
  '金陵',
  '锦程',
  '东海',
  '云岭',
  '北辰',
  '南湖',
  '瑞丰',
  '天工',
  '安泰',
  '宏图',
  '启明',
]

export type Filled = { departments: string[]; manager: { id: string; email: string } }

export const fill = async (database: Database, accounts: number, months: number): Promise<Filled> => {
  const { db } = database
  await migrate(database, readMigrations('migrations'), now)
  await ensureScorecards(db, actor)
  await saveCompany(db, { name: '测速', currency: 'CNY', isDemo: false }, now)
  await addGrade(db, actor)
  const departments: string[] = []
  for (let index = 0; index < 10; index += 1)
    departments.push(await saveDepartment(db, actor, null, { name: `大区${index}`, parentId: null }))
  const email = 'bench@mainstay.example'
  const id = await savePerson(db, actor, null, {
    name: '测',
    email,
    title: null,
    departmentId: departments[3] ?? null,
    roles: ['salesDirector'],
    scope: 'department',
    chosenDepartmentIds: [],
  })
  const batch = 5000
  for (let from = 0; from < accounts; from += batch)
    await insertAccounts(
      db,
      Array.from({ length: Math.min(batch, accounts - from) }, (_, offset) => {
        const n = from + offset
        const name = `${regions[n % 8]}${names[n % 16]}${trades[n % 10]}${n}有限公司`
        return {
          ...noFacts,
          id: newId(now),
          code: `K${String(n).padStart(7, '0')}`,
          name,
          region: regions[n % 8] ?? null,
          industry: trades[n % 10] ?? null,
          custom: gradeOf(n),
          parentId: null,
          ownerId: null,
          // Apart from the names, so that every department has every region and word.
          departmentId: departments[Math.floor(n / 16) % 10] ?? null,
          createdAt: now,
        }
      }),
      now,
    )
  await database.run(`insert into account_month (account_id, month, gross_minor, returned_minor, costed_minor, cost_minor, orders, lines, first_ordered_on, last_ordered_on, last_line_on)
    select id, month::date, amount, -amount / 50, amount, amount * 7 / 10, 2, 14, month::date + 3, month::date + 20, month::date + 20
    from (select id, month, (abs(hashtext(id::text || month::text)) % 1000000 + 1000)::bigint * (1 + abs(hashtext(id::text)) % 50) as amount
      from account cross join generate_series('2026-11-01'::date - make_interval(months => ${months}), '2026-10-01'::date, '1 month') as month) as made`)
  await database.run(`insert into account_year (account_id, as_of_month, net_minor, previous_net_minor, profit_minor, last_ordered_on, first_month)
    select account_id, '2026-11-01', sum(gross_minor + returned_minor) filter (where month >= '2025-11-01'),
      coalesce(sum(gross_minor + returned_minor) filter (where month < '2025-11-01' and month >= '2024-11-01'), 0), sum(costed_minor - cost_minor) filter (where month >= '2025-11-01'), max(last_ordered_on), min(month)
    from account_month group by account_id`)
  await database.run(`insert into rating (account_id, id, topic, level, evidence, rated_on, created_at)
    select id, gen_random_uuid(), topic, 1 + abs(hashtext(id::text || topic)) % 5, 'bench', '2026-06-01', '2026-06-01'
    from account cross join (values ('marketInfluence'), ('industryOutlook'), ('innovation'), ('strategicFit')) as t(topic)
    where abs(hashtext(id::text)) % 3 > 0`)
  await database.run('analyze')
  return { departments, manager: { id, email } }
}
