// What a company adds of its own: a field with five choices, and a million follow-ups.
import { addField } from '#records/accounts/fields/field.store.ts'
import type { Actor } from '#server/call.ts'
import type { Database, Db, Run } from '#server/database.ts'

export const grade = 'custom.grade'
export const gradesOf = ['a', 'b', 'c', 'd', 'e']

export const addGrade = (db: Db, actor: Actor): Promise<string> =>
  addField(
    db,
    actor,
    { entity: 'account', key: 'grade', kind: 'choice' },
    {
      name: { zh: '合作档次', en: 'Partnership grade' },
      choices: gradesOf.map((key) => ({ key, zh: key, en: key, archived: false })),
      required: false,
      inList: true,
    },
  )

/** The value of an account by its number, apart from its name and department. */
export const gradeOf = (n: number): Record<string, string> => ({
  grade: gradesOf[Math.floor(n / 160) % 5] ?? 'a',
})

const perStatement = 100_000

/** So many interactions, spread over all accounts and three years. */
export const converse = ({ alone }: Database, count: number): Promise<void> =>
  alone(({ run }) => talk(run, count))

const talk = async (run: Run, count: number): Promise<void> => {
  await run(
    'create temporary table numbered as select id, row_number() over (order by id) - 1 as n from account',
  )
  await run('create index on numbered (n)')
  for (let from = 0; from < count; from += perStatement)
    await run(`insert into interaction (account_id, id, kind, happened_at, body, contact_ids, mentions, created_at, updated_at, revision)
      select numbered.id, gen_random_uuid(), (array['call', 'visit', 'meeting', 'wechat', 'email'])[1 + made.n % 5],
        timestamptz '2023-11-20' + make_interval(mins => (made.n::bigint * 7919 % 1576800)::int),
        (array['沟通下季度交货计划', '走访车间，了解备件库存', '讨论新产品试用', '催收逾期货款', '对方反馈质量问题', '确认年度框架协议'])[1 + made.n % 6]
          || '，' || (array['约定下周答复', '等对方内部审批', '需要技术支持到场', '价格还有分歧'])[1 + made.n % 4] || made.n,
        '{}', '{}', now(), now(), 1
      from generate_series(${from}, ${Math.min(count, from + perStatement) - 1}) as made(n)
      join numbered on numbered.n = made.n % (select count(*) from numbered)`)
  await run('drop table numbered')
}
