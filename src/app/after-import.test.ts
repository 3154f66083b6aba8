// What an import sets off: the accounts it touched are valued anew, the others stay as they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operator } from '#records/staff/viewer.store.ts'
import { type RunInput, valueJob } from '#rooms/value/run/computing.store.ts'
import { worthOf } from '#rooms/value/run/worth.store.ts'
import { newId } from '#server/id.ts'
import { runJob, runNow } from '#server/jobs.ts'
import { book, makeProduct } from '../../test/booked.ts'
import { openWorld, today, type World } from '../../test/world.ts'
import { afterImport, afterUndoing } from './after-import.ts'

let world: World
let pump: string
beforeAll(async () => {
  world = await openWorld()
  const { db } = world.database
  pump = await makeProduct(db, 'PUMP')
  const { harbour, harbourSteel, plateau } = world.accounts
  await book(
    db,
    [harbour, harbourSteel, plateau].map((accountId) => ({
      accountId,
      on: '2026-05-05',
      productId: pump,
      quantity: 1,
      amountMinor: 1000,
      costMinor: 1200,
    })),
  )
})
afterAll(() => world?.close())

const ask = async (text: string) => (await world.database.run(text)).rows
const waiting = () => ask(`select id, input from job where kind = 'value.run' and state = 'waiting'`)
const foundOf = async (accountId: string) => {
  const found = await worthOf(world.database.db, operator, accountId)
  if (!found) throw new Error('no value')
  return found
}
/** An import of one line on the account in the west. */
const importing = (importId: string) =>
  afterImport({
    kind: 'ledger.import',
    run: async () => {
      await book(world.database.db, [
        {
          accountId: world.accounts.plateau,
          on: '2026-10-08',
          productId: pump,
          quantity: 1,
          amountMinor: 3000,
          costMinor: 1000,
          importId,
        },
      ])
      return {}
    },
  })

describe('an import', () => {
  it('before value was ever computed sets off nothing', async () => {
    const importId = newId(today)
    await runNow(world.house, importing(importId), { importId })
    expect(await waiting()).toEqual([])
    await world.database.run(`delete from order_line where import_id = '${importId}'`)
    await world.database.run(`delete from account_month where month = '2026-10-01'`)
  })

  it('has the accounts it touched computed anew, by the model of the last run over all, and no others', async () => {
    const { harbour, harbourSteel, plateau } = world.accounts
    const base: RunInput = { runId: newId(today), scope: 'all', reason: '月度', subject: '月度' }
    await runNow(world.house, valueJob, base)
    expect(await foundOf(plateau)).toMatchObject({
      runId: base.runId,
      netMinor: 1000,
      profitMinor: -200,
      flags: ['lossMaker', 'new'],
    })

    const importId = newId(today)
    await runNow(world.house, importing(importId), { importId })
    const [job] = await waiting()
    expect(job?.input).toMatchObject({ scope: 'touched', accountIds: [plateau] })
    expect(await runJob(world.house, [valueJob], String(job?.id))).toMatchObject({
      state: 'done',
      result: { accounts: 1 },
    })

    const touched = await foundOf(plateau)
    expect(touched).toMatchObject({ netMinor: 4000, profitMinor: 1800, flags: [] })
    const [run] = await ask(`select scope, base_id, accounts from value_run where id = '${touched.runId}'`)
    expect(run).toEqual({ scope: 'touched', base_id: base.runId, accounts: 1 })
    for (const id of [harbour, harbourSteel]) expect((await foundOf(id)).runId).toBe(base.runId)
    // What was found before is still there.
    const kept = await ask(
      `select net_minor from account_value where account_id = '${plateau}' order by net_minor`,
    )
    expect(kept.map((row) => Number(row.net_minor))).toEqual([1000, 4000])
  })

  it('that is taken back has what it touched computed anew, too', async () => {
    const { plateau } = world.accounts
    const [line] = await ask(`select import_id from order_line where import_id is not null`)
    const importId = String(line?.import_id)
    const undo = afterUndoing({
      kind: 'exchange.undo',
      run: async () => {
        await world.database.run(`delete from order_line where import_id = '${importId}'`)
        return {}
      },
    })
    await runNow(world.house, undo, { importId })
    expect((await waiting())[0]?.input).toMatchObject({ accountIds: [plateau] })
    await world.database.run(`delete from job where state = 'waiting'`)
  })

  it('that brought nothing sets off nothing', async () => {
    const nothing = afterImport({ kind: 'ledger.import', run: async () => ({}) })
    await runNow(world.house, nothing, { importId: newId(today) })
    expect(await waiting()).toEqual([])
  })
})
