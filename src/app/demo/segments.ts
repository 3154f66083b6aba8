// The demo's saved segments, its prospective key accounts and its targets of concentration.
import { sql } from 'kysely'
import { addMonths, type Month } from '#base/calendar.ts'
import type { Condition } from '#records/accounts/condition.ts'
import { addSegment } from '#records/accounts/segment.store.ts'
import { addNomination, decideNomination } from '#rooms/segment/nomination.store.ts'
import { type Answers, blankAnswers, type Question } from '#rooms/segment/screening.ts'
import { saveTarget } from '#rooms/segment/target.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'

const segments: { name: string; note: string; conditions: Condition[] }[] = [
  {
    name: '化工与石化',
    note: '检修季集中采购，提前两个月排备件和服务。',
    conditions: [
      { field: 'industry', in: ['C25', 'C26'] },
      { field: 'status', in: ['active'] },
    ],
  },
  {
    name: '电力与水务',
    note: '预算制，四季度看招标。',
    conditions: [{ field: 'industry', in: ['D'] }],
  },
  {
    name: '高潜力，还不是关键客户',
    note: '全年可采购额 300 万以上，级别在 B 及以下：储备从这里来。',
    conditions: [
      { field: 'signal', metric: 'annualPotential', from: 3_000_000 },
      { field: 'tier', in: ['B1', 'B2', 'C'] },
    ],
  },
  {
    name: '态度冷下来的大客户',
    note: '先由负责人上门，再定补救办法。',
    conditions: [
      { field: 'attitude', in: ['reserved', 'opposed'] },
      { field: 'tier', in: ['A1', 'A2', 'B1'] },
    ],
  },
]

const evidence: Record<Question, string> = {
  large: '年营收进省内同行前十，今年又上一条产线',
  cannotLose: '园区里另外三家都看它用什么',
  mostProfit: '毛利率比同级客户高五个点，备件占四成',
  deservesCare: '每季度要驻厂一次，值得单独排人',
  effortPays: '阀门和仪表还没做进去，采购已约技术交流',
  rightDirection: '新建项目全用国产替代，正是我们要做的样板',
}

const nominations: {
  yes: Question[]
  daysAgo: number
  verdict?: 'accepted' | 'declined'
  comment?: string
}[] = [
  {
    yes: ['large', 'mostProfit', 'deservesCare', 'effortPays', 'rightDirection'],
    daysAgo: 74,
    verdict: 'accepted',
    comment: '列入储备，明年一季度前把仪表做进去。',
  },
  {
    yes: ['cannotLose', 'effortPays', 'rightDirection'],
    daysAgo: 66,
    verdict: 'accepted',
    comment: '同意，大客户部派人协同。',
  },
  { yes: ['large'], daysAgo: 58, verdict: 'declined', comment: '规模大，但两年没有新增，先看半年。' },
  { yes: ['large', 'effortPays', 'rightDirection', 'mostProfit'], daysAgo: 19 },
  { yes: ['deservesCare', 'effortPays'], daysAgo: 11 },
  { yes: ['large', 'cannotLose', 'effortPays'], daysAgo: 4 },
]

const dayMs = 86_400_000

export const loadSegments = (db: Db, actor: Actor, asOfMonth: Month): Promise<void> =>
  atomically(db, async (transaction) => {
    const people = await idsBy(transaction)
    const director = people.get('lu.yuanzheng') ?? null
    for (const one of segments) await addSegment(transaction, { ...actor, personId: director }, one)
    const candidates = await prospects(transaction, nominations.length)
    for (const [index, one] of nominations.entries()) {
      const account = candidates[index]
      if (!account) break
      const now = new Date(actor.now.getTime() - one.daysAgo * dayMs)
      const answers: Answers = blankAnswers()
      for (const key of one.yes) answers[key] = { yes: true, evidence: evidence[key] }
      const by = { ...actor, personId: account.owner_id, now }
      const id = await addNomination(transaction, by, account.id, { answers, note: null })
      if (id && one.verdict)
        await decideNomination(
          transaction,
          { ...actor, personId: director, now: new Date(now.getTime() + 6 * dayMs) },
          { accountId: account.id, id },
          { state: one.verdict, comment: one.comment ?? null },
        )
    }
    const startOn = addMonths(asOfMonth, -6)
    const dueOn = addMonths(asOfMonth, 12)
    const as = { ...actor, personId: director }
    await saveTarget(transaction, as, 'keyNetShare', { value: 0.65, dueOn, startValue: 0.6, startOn })
    await saveTarget(transaction, as, 'largestShare', { value: 0.08, dueOn, startValue: null, startOn })
  })

const idsBy = async (db: Db): Promise<Map<string, string>> =>
  new Map(
    (await sql<{ id: string; email: string }>`select id, email from person`.execute(db)).rows.map((row) => [
      row.email.split('@')[0] ?? '',
      row.id,
    ]),
  )

/** The largest growing accounts that are not key yet. */
const prospects = async (db: Db, count: number) =>
  (
    await sql<{ id: string; owner_id: string | null }>`select account.id, account.owner_id from account
      join account_year as year on year.account_id = account.id
      left join account_tier as standing on standing.account_id = account.id
      where standing.layer is distinct from 'key' and year.net_minor > year.previous_net_minor
      order by year.net_minor desc, account.code limit ${count}`.execute(db)
  ).rows
