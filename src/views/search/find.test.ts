// Finding anything through its door, on a real database: what is typed wrong, and what one may not see.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertContacts } from '#records/accounts/contacts/contact.store.ts'
import { noContactFacts } from '#records/accounts/contacts/contact.ts'
import { pairsOf, plainText } from '#records/accounts/said.ts'
import { guardAccount } from '#records/accounts/visible.store.ts'
import { insertProducts } from '#records/ledger/store.ts'
import { findViewer } from '#records/staff/viewer.store.ts'
import { insertInteractions } from '#records/timeline/interaction.store.ts'
import { mountDesks } from '#server/http.ts'
import { newId } from '#server/id.ts'
import { actor, openWorld, today, type World } from '../../../test/world.ts'
import { searchDesk } from './routes.ts'

let world: World
const productId = newId(today)

beforeAll(async () => {
  world = await openWorld()
  const { db } = world.database
  const { harbour, plateau } = world.accounts
  await insertContacts(db, actor, [
    {
      ...noContactFacts,
      accountId: harbour,
      name: '欧阳文静',
      title: '采购总监',
      mobile: '13812345678',
      main: true,
    },
    { ...noContactFacts, accountId: plateau, name: '欧阳修远', title: '厂长', main: true },
  ])
  const said = { kind: 'visit', happenedAt: today, contactIds: [], followUpOn: null, mentions: [] } as const
  await insertInteractions(db, actor, [
    { ...said, accountId: harbour, body: '去厂里看了 3 号高炉，对方抱怨 交货期 太长，要 8 月底前给方案。' },
    { ...said, accountId: plateau, body: '交货期没有问题，价格还要谈。' },
  ])
  await insertProducts(
    db,
    [{ id: productId, code: 'RX-2070', name: '耐磨衬板', category: '备件', standardCostMinor: 100 }],
    today,
  )
  for (const [accountId, document] of [
    [harbour, 'SO-2026-0917'],
    [plateau, 'SO-2026-0918'],
  ])
    await sql`insert into order_line (account_id, id, document, ordered_on, product_id, quantity_milli, amount_minor, currency)
      values (${accountId}, ${newId(today)}, ${document}, '2026-09-17', ${productId}, 1000, 100, 'CNY')`.execute(
      db,
    )
})
afterAll(() => world.close())

const findAs = async (who: keyof World['people'], text: string) => {
  const viewer = await findViewer(world.database.db, world.people[who])
  const app = mountDesks(
    {
      db: world.database.db,
      files: world.house.files,
      jobs: { start: () => Promise.reject(new Error('no jobs here')) },
      log: world.house.log,
      now: () => today,
      viewerOf: async () => viewer ?? null,
      guardAccount,
    },
    [searchDesk],
  )
  const answer = await app.request(`/find?text=${encodeURIComponent(text)}`)
  expect(answer.status).toBe(200)
  return answer.json() as Promise<Record<string, Record<string, string>[]>>
}
const namesOf = (rows: Record<string, string>[] | undefined) =>
  rows?.map((row) => row.name ?? row.document ?? row.accountName)

describe('an account is found though it is mistyped', () => {
  it.each([
    ['with another sign of the same sound', '临岗重工'],
    ['with a wrong sign', '临港重土'],
    ['with two letters swapped', 'ligangangzhong'.replace('ligangang', 'lingagng')],
    ['with a letter left out', 'lingngzhonggong'],
  ])('%s: %s', async (_, text) => {
    const { accounts } = await findAs('director', text)
    expect(accounts?.[0]).toMatchObject({ name: '临港重工集团有限公司', near: true })
  })

  it('and what was typed right comes first, not marked as similar', async () => {
    const { accounts } = await findAs('director', '临港')
    expect(accounts).toMatchObject([{ name: '临港特钢有限公司', near: false }, { near: false }])
  })
})

describe('everything else is found', () => {
  it.each([
    ['contacts', 'oywj', ['欧阳文静']],
    ['contacts', '5678', ['欧阳文静']],
    ['contacts', '欧阳文晶', ['欧阳文静']],
    ['products', 'nmcb', ['耐磨衬板']],
    ['products', '2070', ['耐磨衬板']],
    ['products', '耐麼衬板', ['耐磨衬板']],
    ['documents', 'SO-2026-09', ['SO-2026-0917', 'SO-2026-0918']],
    ['notes', '交货期', ['临港重工集团有限公司', '高原锂业股份有限公司']],
    ['notes', '3号高炉', ['临港重工集团有限公司']],
  ])('%s by %s', async (kind, text, names) => {
    const found = await findAs('director', text)
    expect(namesOf(found[kind])?.sort()).toEqual([...names].sort())
  })
})

describe('what one may not see', () => {
  it.each(['高原', 'gyly', '高原里业', '欧阳修远', 'SO-2026-0918', '价格还要谈', '交货期'])(
    'is not found by %s',
    async (text) => {
      const found = await findAs('eastManager', text)
      expect(JSON.stringify(found)).not.toContain(world.accounts.plateau)
      expect(JSON.stringify(found)).not.toContain('高原')
    },
  )
})

describe('a text as it is compared', () => {
  it.each(['交货期，太长！', 'A-B_c (d) ￥12.5', '“引号”…——破折号', 'ÀÉ ß'])(
    'is the same here and in the database: %s',
    async (text) => {
      const { rows } = await sql<{
        plain: string
        signs: string[]
      }>`select search_plain(${text}) as plain, search_signs(${text}) as signs`.execute(world.database.db)
      expect(rows[0]?.plain).toBe(plainText(text))
      expect(rows[0]?.signs.sort()).toEqual(pairsOf(text).sort())
    },
  )
})
