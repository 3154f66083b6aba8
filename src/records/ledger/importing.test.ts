// Imports on a real database: embedded, or PostgreSQL where TEST_DATABASE_URL names one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccounts } from '#records/accounts/store.ts'
import { saveCompany } from '#records/staff/company.store.ts'
import { addRate } from '#records/staff/rate.store.ts'
import type { Actor } from '#server/call.ts'
import type { Database } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import { newId } from '#server/id.ts'
import { Cancelled, type Work, type Workplace } from '#server/jobs.ts'
import { openLog } from '#server/log.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { countAccounts, ledgerSpan, unassignedEver, unassignedTotal } from './figures.store.ts'
import { type ImportChoice, prepareImport, receiveFile, runImport } from './importing.store.ts'
import { importOrders } from './running.store.ts'
import { fillStaging, stagingTable } from './staging.store.ts'
import { insertProducts } from './store.ts'

const now = new Date('2026-11-20T02:00:00Z')
const actor: Actor = { personId: null, origin: 'cli', requestId: null, now }

let database: Database
let place: Workplace
const folder = mkdtempSync(join(tmpdir(), 'mainstay-test-'))

beforeAll(async () => {
  database = await openTestDatabase()
  place = { database, files: openFiles(folder), log: openLog('silent'), now: () => now }
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => emptyLedger())

const emptyLedger = async () => {
  await database.run(`truncate order_line, unassigned_line, account_month, product_month, account_year, unassigned_month,
    order_import, import_account, import_product, product, account, account_code, account_path, company, audit, job cascade`)
}

const ask = async <T>(sql: string): Promise<T[]> => (await database.run(sql)).rows as T[]
const one = async <T>(sql: string): Promise<T> => (await ask<T>(sql))[0] as T

const choice: Omit<ImportChoice, 'mapping'> = { unknownAccounts: 'create', unknownProducts: 'create' }
const receive = (content: string | Buffer) =>
  receiveFile(place, actor, 'orders.csv', Readable.from([Buffer.from(content)]))
const bring = async (content: string | Buffer, change: Partial<ImportChoice> = {}) => {
  const { id, mapping } = await receive(content)
  return runImport(place, actor, id, { mapping, ...choice, ...change })
}

/** Everything the ledger holds, told by codes instead of ids, so that two ledgers can be compared. */
const whole = async () => ({
  lines:
    await ask(`select account.code, order_line.id, document, ordered_on, product.code as product, quantity_milli, amount_minor, cost_minor
    from order_line join account on account.id = account_id join product on product.id = product_id order by 1, 2`),
  unassigned:
    await ask(`select unassigned_line.id, document, ordered_on, product.code, quantity_milli, amount_minor, cost_minor
    from unassigned_line join product on product.id = product_id order by 1`),
  months:
    await ask(`select code, month, gross_minor, returned_minor, costed_minor, cost_minor, orders, lines, first_ordered_on,
    last_ordered_on, last_line_on from account_month join account on account.id = account_id order by 1, 2`),
  products:
    await ask(`select account.code, month, product.code as product, gross, returned, costed, cost, quantity
    from product_month join account on account.id = account_id
    cross join lateral unnest(product_ids, gross_minor, returned_minor, costed_minor, cost_minor, quantity_milli)
      as part(product_id, gross, returned, costed, cost, quantity)
    join product on product.id = part.product_id order by 1, 2, 3`),
  years:
    await ask(`select code, as_of_month, net_minor, previous_net_minor, profit_minor, first_month, last_ordered_on
    from account_year join account on account.id = account_id order by 1`),
  unassignedMonths: await ask('select * from unassigned_month order by month'),
})

/** The roll-ups as they follow from the lines, in the plainest SQL there is. */
const expectTrueRollUps = async () => {
  const isGross = 'quantity_milli > 0 and amount_minor > 0'
  const byMonth = await ask(`select code, date_trunc('month', ordered_on::timestamp)::date as month,
      coalesce(sum(case when ${isGross} then amount_minor end), 0)::bigint as gross_minor,
      coalesce(sum(case when not (${isGross}) then amount_minor end), 0)::bigint as returned_minor,
      coalesce(sum(case when cost_minor is not null then amount_minor end), 0)::bigint as costed_minor,
      coalesce(sum(cost_minor), 0)::bigint as cost_minor,
      count(distinct case when quantity_milli > 0 then document end)::int as orders, count(*)::int as lines,
      min(case when quantity_milli > 0 then ordered_on end) as first_ordered_on,
      max(case when quantity_milli > 0 then ordered_on end) as last_ordered_on, max(ordered_on) as last_line_on
    from order_line join account on account.id = account_id group by 1, 2 order by 1, 2`)
  const byProduct =
    await ask(`select account.code, date_trunc('month', ordered_on::timestamp)::date as month, product.code as product,
      coalesce(sum(case when ${isGross} then amount_minor end), 0)::bigint as gross,
      coalesce(sum(case when not (${isGross}) then amount_minor end), 0)::bigint as returned,
      coalesce(sum(case when cost_minor is not null then amount_minor end), 0)::bigint as costed,
      coalesce(sum(cost_minor), 0)::bigint as cost, sum(quantity_milli)::bigint as quantity
    from order_line join account on account.id = account_id join product on product.id = product_id group by 1, 2, 3 order by 1, 2, 3`)
  const unassigned =
    await ask(`select date_trunc('month', ordered_on::timestamp)::date as month, count(*)::int as lines,
      sum(amount_minor)::bigint as amount_minor from unassigned_line group by 1 order by 1`)
  const held = await whole()
  expect(held.months).toEqual(byMonth)
  expect(held.products).toEqual(byProduct)
  expect(held.unassignedMonths).toEqual(unassigned)
}

const header = '订单号,日期,客户编码,产品编码,数量,金额,成本'
const file = (...rows: string[]) => `${header}\n${rows.join('\n')}\n`
const simple = file(
  'D1,2026-01-05,K1,P1,2,100.00,60.00',
  'D1,2026-01-05,K1,P2,1,50.00,',
  'D2,2026-01-20,K2,P1,3,150.00,90.00',
  'D3,2026-02-03,K1,P1,-1,-50.00,-30.00',
  'D4,2026-02-10,,P2,1,20.00,',
)

describe('an import', () => {
  it('books lines and sums them up', async () => {
    const { totals, currency, refusedFile } = await bring(simple)
    expect(totals).toEqual({
      linesRead: 5,
      linesAdded: 5,
      linesKnown: 0,
      linesRefused: 0,
      linesUnassigned: 1,
      documents: 4,
      accounts: 2,
      accountsCreated: 2,
      productsCreated: 2,
      netMinor: 27_000,
      grossMinor: 30_000,
      grossAccounts: 2,
      unassignedMinor: 2_000,
      firstDay: '2026-01-05',
      lastDay: '2026-02-10',
      refusedByCode: {},
    })
    expect({ currency, refusedFile }).toEqual({ currency: 'CNY', refusedFile: null })
    const { months, years } = await whole()
    expect(months).toMatchObject([
      {
        code: 'K1',
        month: '2026-01-01',
        gross_minor: 15_000,
        returned_minor: 0,
        costed_minor: 10_000,
        orders: 1,
        lines: 2,
      },
      {
        code: 'K1',
        month: '2026-02-01',
        gross_minor: 0,
        returned_minor: -5_000,
        orders: 0,
        last_ordered_on: null,
      },
      { code: 'K2', month: '2026-01-01', gross_minor: 15_000, cost_minor: 9_000, orders: 1 },
    ])
    expect(years).toEqual([
      {
        code: 'K1',
        as_of_month: '2026-02-01',
        net_minor: 15_000,
        previous_net_minor: 0,
        profit_minor: 4_000,
        first_month: '2026-01-01',
        last_ordered_on: '2026-01-05',
      },
      {
        code: 'K2',
        as_of_month: '2026-02-01',
        net_minor: 15_000,
        previous_net_minor: 0,
        profit_minor: 6_000,
        first_month: '2026-01-01',
        last_ordered_on: '2026-01-20',
      },
    ])
    await expectTrueRollUps()
    expect(await ledgerSpan(database.db)).toEqual({
      firstMonth: '2026-01-01',
      lastDay: '2026-01-20',
      asOfMonth: '2026-02-01',
      accounts: 2,
    })
    expect(await unassignedEver(database.db)).toEqual({ lines: 1, amountMinor: 2_000 })
    expect(await one(`select action from audit where action = 'ledger.imported'`)).toBeDefined()
    expect(await ask(`select 1 from pg_class where relname like 'import\\_row\\_%'`)).toEqual([])
    expect(await ask('select 1 from import_account union all select 1 from import_product')).toEqual([])
  })

  it('of the same file again adds nothing', async () => {
    await bring(simple)
    const before = await whole()
    const received = await receive(simple)
    expect(received.known).toBe(true)
    const { totals } = await runImport(place, actor, received.id, { mapping: received.mapping, ...choice })
    expect(totals).toMatchObject({
      linesAdded: 0,
      linesKnown: 5,
      accountsCreated: 0,
      productsCreated: 0,
      netMinor: 27_000,
    })
    expect(await whole()).toEqual(before)
  })

  it('of an overlapping file adds only what is new', async () => {
    await bring(simple)
    const { totals } = await bring(`${simple}D5,2026-02-11,K3,P3,1,10,\nD3,2026-02-03,K1,P2,1,70.00,\n`)
    expect(totals).toMatchObject({
      linesRead: 7,
      linesAdded: 2,
      linesKnown: 5,
      accountsCreated: 1,
      productsCreated: 1,
    })
    await expectTrueRollUps()
    expect(await ask('select distinct as_of_month from account_year')).toEqual([
      { as_of_month: '2026-03-01' },
    ])
  })

  it('counts lines that are alike within one file', async () => {
    const twice = file(
      ...Array(3).fill('D1,2026-01-05,K1,P1,2,100.00,'),
      ...Array(2).fill('D1,2026-01-05,,P1,2,100.00,'),
    )
    expect((await bring(twice)).totals).toMatchObject({ linesAdded: 5 })
    expect((await bring(twice)).totals).toMatchObject({ linesAdded: 0, linesKnown: 5 })
    const four = file(...Array(4).fill('D1,2026-01-05,K1,P1,2,100.00,'))
    expect((await bring(four)).totals).toMatchObject({ linesAdded: 1, linesKnown: 3 })
    expect(
      await one('select count(*)::int as count, count(distinct id)::int as ids from order_line'),
    ).toEqual({ count: 4, ids: 4 })
    await expectTrueRollUps()
  })

  it('knows a line by its number where the file has one', async () => {
    const numbered = (amount: string) =>
      `单据号,行号,日期,客户编码,货号,数量,金额\nD1,1,2026-01-05,K1,P1,1,${amount}\nD1,2,2026-01-05,K1,P1,1,${amount}\n`
    expect((await bring(numbered('10'))).totals).toMatchObject({ linesAdded: 2 })
    expect((await bring(numbered('11'))).totals).toMatchObject({ linesAdded: 0, linesKnown: 2 })
  })

  it('finds accounts and products by name where there is no code', async () => {
    const id = newId(now)
    await createAccounts(database.db, actor, [{ id, code: 'K9', name: '临港重工', region: null }])
    await insertProducts(
      database.db,
      [{ id: newId(now), code: 'P9', name: '阀门', category: null, standardCostMinor: null }],
      now,
    )
    const named =
      '单据号,日期,客户名称,品名,数量,金额\nD1,2026-01-05,临港重工,阀门,1,10\nD2,2026-01-05,高原水务,水泵,1,10\n'
    expect((await bring(named)).totals).toMatchObject({ accounts: 2, accountsCreated: 1, productsCreated: 1 })
    expect(await ask('select code, name from account order by code')).toEqual([
      { code: 'K9', name: '临港重工' },
      { code: '高原水务', name: '高原水务' },
    ])
    expect((await bring(named)).totals).toMatchObject({ linesAdded: 0, accountsCreated: 0 })
  })

  it('fills in a standard cost where a line has none, without taking it for another line later', async () => {
    const product = { id: newId(now), code: 'P1', name: '阀门', category: null, standardCostMinor: 333 }
    await insertProducts(database.db, [product], now)
    const text = file(
      'D1,2026-01-05,K1,P1,1.5,10,',
      'D2,2026-01-05,K1,P1,-1.5,-10,',
      'D3,2026-01-05,K1,P1,1,10,7',
    )
    await bring(text)
    expect(
      (await ask<{ cost_minor: number }>('select cost_minor from order_line order by document')).map(
        (row) => row.cost_minor,
      ),
    ).toEqual([500, -500, 700])
    await database.run('update product set standard_cost_minor = 900')
    expect((await bring(text)).totals).toMatchObject({ linesAdded: 0, linesKnown: 3 })
  })

  it('settles the currency of the ledger once', async () => {
    await saveCompany(database.db, { name: '长风', currency: null, isDemo: false }, now)
    await bring(simple, { currency: 'EUR' })
    expect(await one('select name, currency from company')).toEqual({ name: '长风', currency: 'EUR' })
    await expect(bring(simple, { currency: 'USD' })).rejects.toMatchObject({ code: 'ledger.wrongCurrency' })
    const { totals } = await bring(
      '订单号,日期,客户编码,产品编码,数量,金额,币种\nD8,2026-01-05,K1,P1,1,10,欧元\nD9,2026-01-05,K1,P1,1,10,USD\n',
    )
    expect(totals).toMatchObject({ linesAdded: 1, refusedByCode: { 'ledger.otherCurrency': 1 } })
  })
})

describe('orders in other currencies', () => {
  const head = '订单号,日期,客户编码,产品编码,数量,金额,成本,币种'
  const dollars = `${head}
D1,2026-01-05,K1,P1,1,100.00,60.00,USD
D2,2026-08-05,K1,P1,1,100.00,60.00,美元
D3,2026-01-05,K1,P1,1,100.00,60.00,CNY
D4,2025-01-05,K1,P1,1,100.00,60.00,USD
D5,2026-01-05,,P1,1,10.00,,USD
`
  beforeAll(async () => {
    await database.run('delete from currency_rate')
    await addRate(database.db, actor, { currency: 'USD', validFrom: '2025-07-01', rate: '7.1' })
    await addRate(database.db, actor, { currency: 'USD', validFrom: '2026-07-01', rate: '7.25' })
  })
  beforeEach(async () => {
    await saveCompany(database.db, { name: '长风', currency: 'CNY' }, now)
  })
  afterAll(() => database.run('delete from currency_rate'))

  it('are booked in the ledger’s by the rate of their day, and keep what their document says', async () => {
    const { totals } = await bring(dollars)
    expect(totals).toMatchObject({
      linesAdded: 4,
      linesRefused: 1,
      refusedByCode: { 'ledger.noRate': 1 },
      netMinor: 710_00 + 725_00 + 100_00 + 71_00,
    })
    expect(
      await ask(`select document, amount_minor, cost_minor, currency, original_minor, original_currency
        from order_line order by document`),
    ).toEqual([
      {
        document: 'D1',
        amount_minor: 710_00,
        cost_minor: 426_00,
        currency: 'CNY',
        original_minor: 100_00,
        original_currency: 'USD',
      },
      {
        document: 'D2',
        amount_minor: 725_00,
        cost_minor: 435_00,
        currency: 'CNY',
        original_minor: 100_00,
        original_currency: 'USD',
      },
      {
        document: 'D3',
        amount_minor: 100_00,
        cost_minor: 60_00,
        currency: 'CNY',
        original_minor: null,
        original_currency: null,
      },
    ])
    expect(await one('select original_minor, original_currency from unassigned_line')).toEqual({
      original_minor: 10_00,
      original_currency: 'USD',
    })
    await expectTrueRollUps()
  })

  it('are the same lines again after the rate has changed', async () => {
    await bring(dollars)
    const before = await whole()
    await database.run(`update currency_rate set rate = 8 where valid_from = '2025-07-01'`)
    const { totals } = await bring(dollars)
    expect(totals).toMatchObject({ linesAdded: 0, linesKnown: 4 })
    expect((await whole()).lines).toEqual(before.lines)
    await database.run(`update currency_rate set rate = 7.1 where valid_from = '2025-07-01'`)
  })

  it('come in whole files that name no currency, when it is said which', async () => {
    await bring(simple.replaceAll('2026-01', '2026-08'), { currency: 'USD' })
    expect(await one('select count(*)::int as n from order_line where original_currency is null')).toEqual({
      n: 0,
    })
    await expect(bring(simple, { currency: 'EUR' })).rejects.toMatchObject({ code: 'ledger.wrongCurrency' })
  })
})

describe('rows that cannot be booked', () => {
  const bad = file(
    'D1,2026-01-05,K1,P1,2,100.00,60.00',
    ',2026-01-05,K1,P1,2,100.00,60.00',
    '',
    'D2,soon,K1,P1,2,100.00,60.00',
    'D3,2026-01-05,=HYPERLINK("x"),P1,two,100.00,60.00',
    '"D4","2026-01-05","K1","a ""b"", c",1,free,',
  )

  it('are given back in a file of their own, harmless and with the reason', async () => {
    const { totals, refusedFile } = await bring(bad)
    expect(totals).toMatchObject({
      linesRead: 5,
      linesAdded: 1,
      linesRefused: 4,
      accounts: 1,
      refusedByCode: {
        'ledger.noDocument': 1,
        'ledger.badDate': 1,
        'ledger.badQuantity': 1,
        'ledger.badAmount': 1,
      },
    })
    const rows = readFileSync(refusedFile ?? '', 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(rows[0]).toBe(`\ufeff${header},原文件行 / Row in the file,拒绝原因 / Reason`)
    expect(rows.slice(1)).toEqual([
      ',2026-01-05,K1,P1,2,100.00,60.00,3,没有订单号 / No document number',
      'D2,soon,K1,P1,2,100.00,60.00,5,日期看不懂 / The date cannot be read',
      `D3,2026-01-05,"'=HYPERLINK(""x"")",P1,two,100.00,60.00,6,数量不是数字 / The quantity is not a number`,
      'D4,2026-01-05,K1,"a ""b"", c",1,free,,7,金额或单价不是数字 / The amount or price is not a number',
    ])
  })

  it('mended and imported again they are booked once', async () => {
    const { refusedFile } = await bring(bad)
    const mended = readFileSync(refusedFile ?? '', 'utf8').replace('soon', '2026-01-06')
    expect((await bring(mended)).totals).toMatchObject({ linesAdded: 1, linesRefused: 3 })
    expect((await bring(mended)).totals).toMatchObject({ linesAdded: 0, linesKnown: 1 })
  })

  it('include those of unknown accounts and products where these are refused', async () => {
    await createAccounts(database.db, actor, [{ id: newId(now), code: 'K1', name: 'A', region: null }])
    await insertProducts(
      database.db,
      [{ id: newId(now), code: 'P1', name: 'B', category: null, standardCostMinor: null }],
      now,
    )
    const { totals } = await bring(simple, { unknownAccounts: 'refuse', unknownProducts: 'refuse' })
    expect(totals).toMatchObject({
      linesAdded: 2,
      accountsCreated: 0,
      productsCreated: 0,
      refusedByCode: { 'ledger.unknownAccount': 1, 'ledger.unknownProduct': 2 },
    })
    expect(await one('select count(*)::int as count from account')).toEqual({ count: 1 })
  })

  it('make no account of a customer all of whose rows are refused', async () => {
    const { totals } = await bring(file('D1,never,K1,P1,1,1,', 'D2,2026-01-01,K2,P2,1,1,'))
    expect(totals).toMatchObject({ accounts: 1, accountsCreated: 1, productsCreated: 1 })
  })
})

describe('files come in many shapes', () => {
  const inChinese = '订单号,日期,客户名称,品名,数量,金额\nD1,2026年1月5日,临港重工,阀门,2,"1,100.50"\n'
  const utf16 = (text: string, mark: number[], big: boolean) => {
    const bytes = Buffer.from(text, 'utf16le')
    return Buffer.concat([Buffer.from(mark), big ? bytes.swap16() : bytes])
  }
  // The same text in GB18030, which Node reads but does not write.
  const gb18030 = Buffer.from(
    'b6a9b5a5bac52cc8d5c6da2cbfcdbba7c3fbb3c62cc6b7c3fb2ccafdc1bf2cbdf0b6ee0a44312c32303236c4ea31d4c2' +
      '35c8d52cc1d9b8dbd6d8b9a42cb7a7c3c52c322c22312c3130302e3530220a',
    'hex',
  )
  it.each([
    ['UTF-8', Buffer.from(inChinese)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${inChinese}`)],
    ['UTF-16, little end first', utf16(inChinese, [0xff, 0xfe], false)],
    ['UTF-16, big end first', utf16(inChinese, [0xfe, 0xff], true)],
    ['GB18030', gb18030],
    ['gzip', gzipSync(inChinese)],
    ['gzip of GB18030', gzipSync(gb18030)],
    ['semicolons', Buffer.from(inChinese.replaceAll(',', ';').replace('1;100.50', '1100,50'))],
    ['tabs', Buffer.from(inChinese.replace('"1,100.50"', '1100.5').replaceAll(',', '\t'))],
    ['line ends of Windows', Buffer.from(inChinese.replaceAll('\n', '\r\n'))],
    ['no line end at the end', Buffer.from(inChinese.trimEnd())],
    ['a title above', Buffer.from(`销售明细\n\n${inChinese}`)],
  ])('%s', async (_, content) => {
    expect((await bring(content)).totals).toMatchObject({ linesAdded: 1, netMinor: 110_050 })
    expect(
      await one(
        'select account.name, product.name as product from order_line join account on account.id = account_id join product on product.id = product_id',
      ),
    ).toEqual({ name: '临港重工', product: '阀门' })
  })

  it.each([
    ['nothing', '', 'sheet.empty'],
    ['blank lines', '\n\n', 'sheet.empty'],
    ['a zip that is cut off', Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), 'sheet.unreadable'],
    ['bytes that are no text', Buffer.from([65, 66, 67, 0, 1, 2, 0, 0]), 'sheet.unreadable'],
    ['a damaged gzip', gzipSync(simple).subarray(0, 40), 'sheet.unreadable'],
  ])('%s is refused at once', async (_, content, code) => {
    await expect(receive(content)).rejects.toMatchObject({ code })
    expect(await ask('select 1 from order_import')).toEqual([])
  })

  it('a quote that is never closed ends the import, and nothing is left of it', async () => {
    const text = `${simple}D9,2026-03-01,K1,"${'x'.repeat(2_000_000)}`
    await expect(bring(text)).rejects.toMatchObject({ code: 'sheet.unreadable' })
    expect(await whole()).toMatchObject({ lines: [], unassigned: [], months: [] })
    expect(await one('select state, lines_added from order_import')).toEqual({
      state: 'failed',
      lines_added: 0,
    })
    expect(await ask(`select 1 from pg_class where relname like 'import\\_row\\_%'`)).toEqual([])
  })

  it('hostile text comes through unchanged', async () => {
    const name = `x\\.y\t"; drop table account; --'`
    await bring(
      `document,date,customer code,customer name,sku,quantity,amount\n"${name.replaceAll('"', '""')}",2026-01-05,"\\N","${name.replaceAll('"', '""')}",P1,1,1\n`,
    )
    expect(
      await one(
        'select document, account.name, account.code from order_line join account on account.id = account_id',
      ),
    ).toEqual({ document: name, name, code: '\\N' })
  })
})

const work = (jobId: string, progress: Work['progress'] = async () => {}): Work => ({
  ...place,
  jobId,
  personId: null,
  progress,
})
const prepared = async (text: string) => {
  const { id, mapping } = await receive(text)
  await prepareImport(database.db, place.files, id, { mapping, currency: 'CNY', ...choice })
  return id
}

/** Enough accounts for several slices, and enough lines for several transactions. */
const many = (documents: number, lines: number) =>
  file(
    ...Array.from({ length: documents * lines }, (_, n) => {
      const document = Math.floor(n / lines)
      const customer = document % 11 === 0 ? '' : `K${document % 97}`
      return `D${document},2026-0${1 + (document % 9)}-1${document % 10},${customer},P${n % 23},${1 + (n % 5)},${n % 1000}.5,${n % 3 ? n % 700 : ''}`
    }),
  )
const big = many(2_000, 30)

describe('an import that is interrupted', () => {
  it('while applying goes on where it was, and ends with the same ledger', async () => {
    await bring(big)
    const expected = await whole()
    for (const loseStaging of [false, true]) {
      await emptyLedger()
      const id = await prepared(big)
      const jobId = newId(now)
      // As good as killed: the second transaction is never begun, and nothing tidies up.
      await new Promise<void>((killed) => {
        let told = 0
        importOrders(
          work(jobId, async (done, total) => {
            if (total && done > total / 2) told += 1
            if (told === 2) {
              killed()
              await new Promise(() => {})
            }
          }),
          id,
        ).catch(() => {})
      })
      await expectTrueRollUps()
      const halfway = await one<{ state: string; slices_done: number }>(
        'select state, slices_done from order_import',
      )
      expect(halfway).toEqual({ state: 'applying', slices_done: 2 })
      // A database that was killed, too, comes back with its unlogged tables empty.
      if (loseStaging) await database.run(`truncate ${stagingTable(id)}`)
      const totals = await importOrders(work(jobId), id)
      expect(totals).toMatchObject({ linesRead: 60_000, linesAdded: 60_000, linesKnown: 0 })
      expect(await whole()).toEqual(expected)
    }
  })

  it('while reading begins anew', async () => {
    const id = await prepared(simple)
    const jobId = newId(now)
    await database.run(`update order_import set state = 'reading', job_id = '${jobId}'`)
    await fillStaging(
      database,
      id,
      (async function* () {
        yield `0\t1\t0\t0\t${'0'.repeat(32)}\tD1\t2026-01-05\t1\t1\t\\N\t\\N\t\\N\n`
      })(),
    )
    expect(await importOrders(work(jobId), id)).toMatchObject({ linesAdded: 5 })
    await expectTrueRollUps()
  })

  it('after its end tells the same totals again', async () => {
    const id = await prepared(simple)
    const jobId = newId(now)
    const totals = await importOrders(work(jobId), id)
    expect(await importOrders(work(jobId), id)).toEqual(totals)
    expect(place.files.has(`upload-${id}`)).toBe(false)
  })

  it('by being cancelled while reading leaves nothing and may be run again', async () => {
    const id = await prepared(simple)
    const cancelled = importOrders(
      work(newId(now), async () => {
        throw new Cancelled()
      }),
      id,
    )
    await expect(cancelled).rejects.toThrow(Cancelled)
    expect(await one('select state, totals from order_import')).toEqual({ state: 'cancelled', totals: null })
    expect(await whole()).toMatchObject({ lines: [], unassigned: [] })
    expect(await ask('select 1 from account')).toEqual([])
    expect(await importOrders(work(newId(now)), id)).toMatchObject({ linesAdded: 5 })
  })

  it('by being cancelled while applying is finished all the same', async () => {
    const id = await prepared(simple)
    const totals = await importOrders(
      work(newId(now), async (done, total) => {
        if (total && done > total / 2) throw new Cancelled()
      }),
      id,
    )
    expect(totals).toMatchObject({ linesAdded: 5 })
    expect(await one('select state from order_import')).toEqual({ state: 'done' })
  })

  it('is not begun a second time while its job runs', async () => {
    const id = await prepared(simple)
    const jobId = newId(now)
    await database.run(
      `insert into job (id, kind, input, state, done, created_at, alive_at) values ('${jobId}', 'ledger.import', '{}', 'running', 0, now(), now())`,
    )
    await database.run(`update order_import set state = 'reading', job_id = '${jobId}'`)
    await expect(importOrders(work(newId(now)), id)).rejects.toMatchObject({ code: 'ledger.importRunning' })
    const again = prepareImport(database.db, place.files, id, { mapping: {}, ...choice })
    await expect(again).rejects.toMatchObject({ code: 'ledger.importRunning' })
    expect(await one('select state from order_import')).toEqual({ state: 'reading' })
  })
})

describe('the order in which files come does not matter', () => {
  const line = fc.record({
    customer: fc.constantFrom('', 'K1', 'K2', 'K3'),
    product: fc.constantFrom('P1', 'P2', 'P3'),
    day: fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2027-02-15'),
    quantity: fc.integer({ min: -3, max: 5 }),
    minor: fc.integer({ min: -500, max: 5_000 }),
    cost: fc.option(fc.integer({ min: 0, max: 400 })),
  })
  const documents = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 })

  it('however documents are spread over files, overlapping or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        async (made, picks) => {
          const texts = made.map((lines, number) =>
            lines.map(
              (one) =>
                `D${number},${one.day},${one.customer},${one.product},${one.quantity},${(one.minor / 100).toFixed(2)},${one.cost === null ? '' : (one.cost / 100).toFixed(2)}`,
            ),
          )
          await emptyLedger()
          await bring(file(...texts.flat()))
          const expected = await whole()
          await expectTrueRollUps()
          await emptyLedger()
          // Any files of any of the documents in any order, and one of all that are left.
          const chosen = picks.map((list) => [...new Set(list.map((pick) => pick % texts.length))])
          const left = texts.flatMap((_, number) => (chosen.flat().includes(number) ? [] : [number]))
          for (const list of [...chosen, ...(left.length ? [left] : [])])
            await bring(file(...list.flatMap((number) => texts[number] ?? [])))
          expect(await whole()).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('figures are counted for a window', () => {
  const text = file(
    'D0,2025-01-10,K1,P1,1,10,4',
    'D1,2026-01-10,K1,P1,1,100,40',
    'D2,2026-03-10,K1,P2,1,300,',
    'D3,2026-03-20,K1,P1,-1,-50,',
    'D4,2026-04-05,K1,P3,1,7,',
    'D5,2026-04-25,K1,P3,1,9,',
    'D6,2026-04-05,,P3,1,5,',
    'D7,2026-03-05,,P3,1,6,',
  )

  it('of complete months', async () => {
    await bring(text)
    const counted = [
      ...(await countAccounts(database.db, { asOf: '2026-04-10', months: 12 }, { products: true })).values(),
    ]
    expect(counted).toEqual([
      {
        netMinor: 35_000,
        grossMinor: 40_000,
        costedMinor: 10_000,
        costMinor: 4_000,
        orders: 2,
        lines: 3,
        products: 2,
        monthlySum: 35_000,
        monthlySquares: 10_000 ** 2 + 25_000 ** 2,
        firstMonth: '2025-01-01',
        lastOrderedOn: '2026-03-10',
        previousNetMinor: 1_000,
      },
    ])
    expect(await unassignedTotal(database.db, { asOf: '2026-04-10', months: 12 })).toBe(600)
  })

  it.each([
    ['2026-04-10', 36_700, 4, '2026-04-05', 1_100],
    ['2026-04-26', 37_600, 5, '2026-04-25', 1_100],
    ['2026-04-01', 36_000, 3, '2026-03-10', 600],
    ['2026-05-01', 37_600, 5, '2026-04-25', 1_100],
  ])('of everything before %s', async (asOf, netMinor, orders, lastOrderedOn, unassigned) => {
    await bring(text)
    const [counted] = (await countAccounts(database.db, { asOf, months: null })).values()
    expect(counted).toMatchObject({ netMinor, orders, lastOrderedOn })
    expect(await unassignedTotal(database.db, { asOf, months: null })).toBe(unassigned)
  })
})
