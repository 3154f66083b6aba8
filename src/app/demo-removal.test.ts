// The demo company goes as it came, and leaves what people brought.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { receiveFile, runImport } from '#records/ledger/importing.store.ts'
import { undoOrders } from '#records/ledger/undoing.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { savePerson } from '#records/staff/store.ts'
import { demoLoss, removeDemo } from '#records/upkeep/demo.store.ts'
import { ensureScorecards, scorecards } from '#rooms/identify/scorecard/scorecard.store.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { openLog } from '#server/log.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fingerprint } from '../../test/fingerprint.ts'
import { actor, today } from '../../test/world.ts'
import { loadDemo } from './demo.ts'
import { demoRooms } from './demo-rooms.ts'
import type { Opened } from './house.ts'

let house: Opened
let folder: string
let fresh: Awaited<ReturnType<typeof print>>
const administrator = {
  name: '安宁',
  email: 'admin@changfeng.example',
  title: null,
  departmentId: null,
  roles: ['administrator' as const],
  scope: 'all' as const,
  chosenDepartmentIds: [],
}

const print = async () => {
  const { audit, job, ...rest } = await fingerprint(house.database)
  return { ...rest, audit: Number(audit?.split(' ')[0]), job: Number(job?.split(' ')[0]) }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mainstay-'))
  const database = await openTestDatabase()
  house = {
    database,
    files: openFiles(join(folder, 'files')),
    log: openLog('silent'),
    now: () => today,
    close: () => database.close(),
  }
  await ensureScorecards(database.db, actor)
  await savePerson(database.db, actor, null, administrator)
  fresh = await print()
  await loadDemo(house, { onlyWhenEmpty: false })
}, 240_000)
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the removal of the demo company', () => {
  it('says before what would go', async () => {
    const loss = await demoLoss(house.database.db, demoRooms)
    expect(loss).toMatchObject({ ownAccounts: 0, ownChanges: 0, blockedBy: [] })
    expect(loss?.accounts).toBeGreaterThan(200)
    expect(loss?.orderLines).toBeGreaterThan(10_000)
    expect(loss?.people).toBeGreaterThan(5)
    expect(loss?.evaluations).toBeGreaterThan(1)
  })

  it('waits while orders that people imported are booked on a demo account, and names the file', async () => {
    const { db } = house.database
    const file = 'order,date,account,product,quantity,amount\nN1,2026-10-01,KH0001,P-OWN,1,10\n'
    const received = await receiveFile(house, actor, 'october.csv', Readable.from([file]))
    const mapping = { document: 0, date: 1, accountCode: 2, productCode: 3, quantity: 4, amount: 5 }
    await runImport(house, actor, received.id, {
      mapping,
      currency: 'CNY',
      unknownAccounts: 'create',
      unknownProducts: 'create',
    })
    const before = await print()
    await expect(removeDemo(db, actor, demoRooms)).rejects.toMatchObject({
      code: 'upkeep.demoHoldsOrders',
      params: { files: 'october.csv' },
    })
    expect(await print()).toEqual(before)
    await undoOrders(db, actor, received.id, async () => {})
    await house.database.run(`delete from order_import where id = '${received.id}'`)
    // Neither the import nor its undoing is what this test looks at.
    await house.database.run(
      `delete from job where id not in (select (key ->> 'id')::uuid from demo_row where table_name = 'job')`,
    )
    await house.database.run(
      `delete from audit where id not in (select (key ->> 'id')::uuid from demo_row where table_name = 'audit') and action like 'ledger.%'`,
    )
  })

  it('leaves the accounts that people added, whoever they belong to, and what these need', async () => {
    const { db, run } = house.database
    const id = newId(today)
    const parent = (await run(`select id, owner_id from account where code = 'KH0001'`)).rows[0] as {
      id: string
      owner_id: string
    }
    await db
      .transaction()
      .execute(async (transaction) => {
        await insertAccounts(
          transaction,
          [
            {
              ...noFacts,
              id,
              name: '自家客户',
              code: 'OWN1',
              createdAt: today,
              parentId: parent.id,
              ownerId: parent.owner_id,
              departmentId: null,
            },
          ],
          today,
        )
        const removed = await removeDemo(transaction, actor, demoRooms)
        expect(removed.kept).toBeGreaterThan(0)
        const left = await transaction.selectFrom('account').select(['id', 'parent_id', 'owner_id']).execute()
        expect(left).toEqual([{ id, parent_id: null, owner_id: parent.owner_id }])
        expect(await transaction.selectFrom('account_path').select('ancestor_id').execute()).toEqual([
          { ancestor_id: id },
        ])
        throw new Error('taken back')
      })
      .catch((error: Error) => expect(error.message).toBe('taken back'))
  })

  it('leaves a fresh installation and its people', async () => {
    const { db } = house.database
    const removed = await removeDemo(db, { ...actor, now: today }, demoRooms)
    expect(removed.kept).toBe(0)
    expect((await findCompany(db)).isDemo).toBe(false)
    const { audit, ...rest } = await print()
    const { audit: before, ...freshRest } = fresh
    expect(rest).toEqual(freshRest)
    // One more: that it was removed.
    expect(audit).toBe(before + 1)
    expect((await scorecards(db)).every((one) => one.version === 1)).toBe(true)
  })

  it('is refused where there is none', async () => {
    await expect(removeDemo(house.database.db, actor, demoRooms)).rejects.toMatchObject({
      code: 'upkeep.noDemo',
    })
  })
})
