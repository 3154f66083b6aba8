// Imports of records on a real database: what comes of good files, of bad ones, and of taking them back.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runImport as runOrders } from '#records/ledger/importing.store.ts'
import { saveCompany } from '#records/staff/company.store.ts'
import { savePerson } from '#records/staff/store.ts'
import type { Actor } from '#server/call.ts'
import type { Database } from '#server/database.ts'
import { openFiles } from '#server/files.ts'
import { Cancelled, runNow, type Work, type Workplace } from '#server/jobs.ts'
import { openLog } from '#server/log.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { textRow, workbookOf, zipOf } from '../../../test/zip.ts'
import { findAnyImport, findRecordImport, problemPage } from './import.store.ts'
import { checkJob, importJob, importRecords } from './importing.store.ts'
import { type ImportKind, isRecordKind } from './kind.ts'
import { usualKey } from './mapping.ts'
import { type ImportChoice, kindRules, prepare, receive, refusedName } from './receiving.store.ts'
import { templateOf } from './template.store.ts'
import { undoJob } from './undoing.store.ts'

const now = new Date('2026-11-20T02:00:00Z')
const actor: Actor = { personId: null, origin: 'cli', requestId: null, now } as Actor
const folder = mkdtempSync(join(tmpdir(), 'mainstay-test-'))
let database: Database
let place: Workplace

beforeAll(async () => {
  database = await openTestDatabase()
  place = { database, files: openFiles(folder), log: openLog('silent'), now: () => now }
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await database.run(`truncate order_line, unassigned_line, account_month, product_month, account_year, unassigned_month,
    order_import, import_account, import_product, product, account, account_code, account_tax_number, account_path, contact,
    interaction, receivable, record_import, import_problem, import_record, external_id, column_choice, import_made, company,
    audit, job cascade`)
  await saveCompany(database.db, { name: '长风机电', currency: 'CNY', isDemo: false }, now)
})

const ask = async <T>(sql: string): Promise<T[]> => (await database.run(sql)).rows as T[]
const here = () => ({ db: database.db, files: place.files })

const take = async (
  content: string | Buffer,
  kind: ImportKind | undefined,
  change: Partial<ImportChoice> = {},
  fileName = 'file.csv',
) => {
  const { id, looked } = await receive(here(), actor, fileName, Readable.from([Buffer.from(content)]), {
    kind,
  })
  const row = await findRecordImport(database.db, id)
  if (!row) throw new Error('no import')
  const mapping = { ...looked.mapping, ...change.mapping }
  const key = isRecordKind(looked.kind) ? usualKey(await kindRules(database.db, looked.kind), mapping) : null
  await prepare(here(), actor, row, {
    kind: looked.kind,
    mode: 'both',
    unknownOwners: 'refuse',
    key,
    ...change,
    mapping,
  })
  return { id, looked }
}
const end = async (kind: typeof importJob, id: string) => {
  const job = await runNow(place, kind, { importId: id, subject: 'x' })
  if (job.state !== 'done')
    throw Object.assign(new Error(job.failure?.code ?? job.state), { code: job.failure?.code })
  const row = await findRecordImport(database.db, id)
  if (!row?.totals) throw new Error('no totals')
  const problems = await problemPage(database.db, id, { after: -1, limit: 100 })
  return { id, ...row.totals, codes: problems.map((one) => one.code) }
}
const bring = async (
  content: string | Buffer,
  kind: ImportKind | undefined,
  change: Partial<ImportChoice> = {},
) => end(importJob, (await take(content, kind, change)).id)
const undo = async (id: string) => {
  const job = await runNow(place, undoJob, { importId: id, subject: 'x' })
  if (job.state !== 'done') throw new Error(job.failure?.code ?? job.state)
  return job.result as { removed: number; restored: number; kept: Record<string, number> }
}
const names = async () =>
  (await ask<{ name: string }>('select name from account order by name')).map((row) => row.name)

const simple =
  '客户编号,客户名称,税号,地区\nK1,甲机械有限公司,91310000AAAAAAAA11,上海\nK2,乙电气有限公司,,江苏\n'

describe('accounts come in', () => {
  it('added, then changed by their key, then unchanged', async () => {
    expect(await bring(simple, 'accounts')).toMatchObject({ rows: 2, added: 2, refused: 0 })
    expect(await bring(simple.replace('江苏', '浙江'), 'accounts')).toMatchObject({
      added: 0,
      changed: 1,
      unchanged: 1,
    })
    expect(await ask("select region, revision from account where code = 'K2'")).toEqual([
      { region: '浙江', revision: 2 },
    ])
    expect(await ask("select count(*)::int as n from audit where action = 'exchange.changed'")).toEqual([
      { n: 1 },
    ])
  })

  it('by check alone nothing is written, and its answer is that of the import', async () => {
    const { id } = await take(simple, 'accounts')
    const checked = await end(checkJob, id)
    expect(await names()).toEqual([])
    const { id: _, codes: __, ...done } = await end(importJob, id)
    expect(checked).toMatchObject(done)
  })

  it('with parents in any order; rings and strangers are told', async () => {
    const text =
      '客户编号,客户名称,上级客户\nK1,子,K2\nK2,父,祖父公司\nK3,祖父公司,\nK4,环一,K5\nK5,环二,K4\nK6,孤,没有的\n'
    const done = await bring(text, 'accounts')
    expect(done).toMatchObject({ added: 6, refused: 0, warned: 2 })
    expect(done.codes.sort()).toEqual(['exchange.parentRound', 'exchange.parentUnknown'])
    expect(
      await ask(
        "select ancestor.code, depth from account_path join account on account.id = account_id join account ancestor on ancestor.id = ancestor_id where account.code = 'K1' order by depth",
      ),
    ).toEqual([
      { code: 'K1', depth: 0 },
      { code: 'K2', depth: 1 },
      { code: 'K3', depth: 2 },
    ])
    expect(await ask('select count(*)::int as n from account where parent_id is not null')).toEqual([
      { n: 3 },
    ])
  })

  it('owners by name or mail; who is not known is refused, or left blank where that was chosen', async () => {
    const person = await savePerson(database.db, actor, null, {
      name: '王小明',
      email: `wang${Math.random()}@x.example`,
      title: null,
      departmentId: null,
      roles: ['keyAccountManager'],
      scope: 'own',
      chosenDepartmentIds: [],
    })
    const text = '客户名称,负责人\n甲,王小明\n乙,没这人\n'
    expect(await bring(text, 'accounts')).toMatchObject({
      added: 1,
      refused: 1,
      codes: ['exchange.ownerUnknown'],
    })
    expect(await bring(text, 'accounts', { unknownOwners: 'blank' })).toMatchObject({
      added: 1,
      unchanged: 1,
      warned: 1,
    })
    expect(await ask("select owner_id from account where name = '甲'")).toEqual([{ owner_id: person }])
  })

  it('the modes refuse what they do not allow', async () => {
    await bring(simple, 'accounts')
    expect(await bring(simple, 'accounts', { mode: 'add' })).toMatchObject({
      refused: 2,
      byCode: { 'exchange.exists': 2 },
    })
    expect(await bring('客户编号,客户名称\nK9,新\n', 'accounts', { mode: 'update' })).toMatchObject({
      byCode: { 'exchange.notFound': 1 },
    })
  })

  it('columns are remembered for files with the same ones', async () => {
    await bring('A,B\n甲,x\n', 'accounts', { mapping: { name: 0, region: 1 } })
    const { looked } = await take('A,B\n乙,y\n', 'accounts')
    expect(looked).toMatchObject({ remembered: true, mapping: { name: 0, region: 1 } })
  })

  it('refused rows lie in a file in their own columns, with the row and the reason', async () => {
    const { id } = await bring('客户编号,客户名称,员工人数\nK1,甲,十\nK2,=乙,3\nK1,丙,x\n', 'accounts')
    expect(readFileSync(place.files.at(refusedName(id)), 'utf8').split('\r\n')[1]).toContain('K1,甲,十,2,')
  })
})

describe('other records come in', () => {
  beforeEach(() => bring(simple, 'accounts'))

  it('contacts, found again by mail', async () => {
    const text = '客户编号,姓名,邮箱,手机\nK1,王五,wang@a.example,13800000000\nK9,赵六,z@a.example,\n'
    expect(await bring(text, undefined)).toMatchObject({
      added: 1,
      refused: 1,
      codes: ['exchange.accountUnknown'],
    })
    expect(await bring(text.replace('王五', '王武'), 'contacts', { key: 'email' })).toMatchObject({
      changed: 1,
    })
    expect(await ask('select name, main from contact')).toEqual([{ name: '王武', main: true }])
  })

  it('products and costs', async () => {
    expect(await bring('产品编码,产品名称,类别\nP1,阀门,阀\n', undefined)).toMatchObject({ added: 1 })
    expect(await bring('产品编码,标准成本\nP1,"1,200.50"\nP2,3\nP1,-1\n', undefined)).toMatchObject({
      changed: 1,
      byCode: { 'exchange.productUnknown': 1, 'exchange.twiceInFile': 1 },
    })
    expect(await ask('select standard_cost_minor from product')).toEqual([{ standard_cost_minor: 120050 }])
    const priced = '产品编码,产品名称,列表价\nP1,阀门,1999.9\nP2,法兰,-2\n'
    expect(await bring(priced, undefined)).toMatchObject({ changed: 1, byCode: { 'exchange.negative': 1 } })
    expect(await bring('SKU,Product name,List price\nP1,阀门,1999.90\n', undefined)).toMatchObject({
      unchanged: 1,
    })
    expect(await ask('select standard_cost_minor as cost, list_price_minor as price from product')).toEqual([
      { cost: 120050, price: 199990 },
    ])
  })

  it('charges by account, kind and month; the same file again changes nothing', async () => {
    const text = `客户编号,费用类型,月份,金额,工时,备注
K1,返利,2026-09,"12,000.50",,三季度
K1,服务工时,2026年9月,,7.5,
K2,freight,2026/9/15,300,,
K2,物流费,202610,310,,
`
    const first = await bring(text, undefined)
    expect(first).toMatchObject({ added: 4, refused: 0 })
    expect(first.sample.slice(0, 2).map((one) => one.values)).toMatchObject([
      { kind: 'rebate', month: '2026-09', amount: '12,000.5' },
      { kind: 'serviceHour', month: '2026-09', hours: '7.5' },
    ])
    const stored = `select code, kind, month, amount_minor as amount, quantity_milli as hours, account_charge.note, revision_of
      from account_charge join account on account.id = account_id, lateral (select account_charge.revision as revision_of) as r
      order by 1, 2, 3`
    expect(await ask(stored)).toEqual([
      {
        code: 'K1',
        kind: 'rebate',
        month: '2026-09-01',
        amount: 1200050,
        hours: null,
        note: '三季度',
        revision_of: 1,
      },
      {
        code: 'K1',
        kind: 'serviceHour',
        month: '2026-09-01',
        amount: null,
        hours: 7500,
        note: null,
        revision_of: 1,
      },
      {
        code: 'K2',
        kind: 'logistics',
        month: '2026-09-01',
        amount: 30000,
        hours: null,
        note: null,
        revision_of: 1,
      },
      {
        code: 'K2',
        kind: 'logistics',
        month: '2026-10-01',
        amount: 31000,
        hours: null,
        note: null,
        revision_of: 1,
      },
    ])
    const before = await ask(stored)
    expect(await bring(text, undefined)).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    expect(await ask(stored)).toEqual(before)
    const later =
      'Account code,Kind of charge,Month,Amount\nK2,Logistics,Oct 3 2026,400\nK2,rebate,2026-10,5\n'
    const second = await bring(later, undefined)
    expect(second).toMatchObject({ added: 1, changed: 1 })
    expect(await undo(second.id)).toMatchObject({ removed: 1, restored: 1, kept: {} })
    expect((await ask<{ amount: number }>(stored)).map((row) => row.amount)).toEqual([
      1200050,
      null,
      30000,
      31000,
    ])
    await database.run(`update account_charge set import_id = null where kind = 'rebate'`)
    expect(await undo(first.id)).toMatchObject({ removed: 3, kept: { 'exchange.changedSince': 1 } })
    expect((await ask<{ kind: string }>(stored)).map((row) => row.kind)).toEqual(['rebate'])
  })

  it('charges that cannot be booked say why', async () => {
    const text = `客户编号,费用类型,月份,金额,工时
K1,招待费,2026-09,1,
K1,返利,九月,1,
K1,返利,2026-13,1,
K1,返利,2026-12,1,
K1,返利,,1,
K1,,2026-09,1,
K1,返利,2026-09,,3
K1,服务工时,2026-09,3,
K1,返利,2026-08,-1,
K1,返利,2026-07,1,
K1,返利,2026-07-20,2,
K9,返利,2026-07,1,
`
    expect(await bring(text, undefined)).toMatchObject({
      added: 1,
      refused: 11,
      byCode: {
        'exchange.badChoice': 1,
        'exchange.badMonth': 2,
        'exchange.monthAhead': 1,
        'exchange.monthNeeded': 1,
        'exchange.kindNeeded': 1,
        'exchange.noHours': 1,
        'exchange.amountNeeded': 1,
        'exchange.noAmount': 1,
        'exchange.hoursNeeded': 1,
        'exchange.negative': 1,
        'exchange.twiceInFile': 1,
        'exchange.accountUnknown': 1,
      },
    })
  })

  it('contracts by account and number, their term as months or by its last day', async () => {
    const text = `客户编号,合同编号,合同名称,开始日期,到期日期,合同金额,终止日期,终止原因
K1,HT1,维保,2023-03-01,2026-02-28,"36,000",,
K1,HT2,仪表,2024-01-01,2024-12-31,5000,2025-12-31,价格
`
    const { id } = await bring(text, undefined)
    const stored = `select number, name, starts_on, term_months as term, yearly_minor as yearly, currency, ended_on, end_reason
      from agreement order by number`
    const rows = [
      {
        number: 'HT1',
        name: '维保',
        starts_on: '2023-03-01',
        term: 36,
        yearly: 1200000,
        currency: 'CNY',
        ended_on: null,
        end_reason: null,
      },
      {
        number: 'HT2',
        name: '仪表',
        starts_on: '2024-01-01',
        term: 12,
        yearly: 500000,
        currency: 'CNY',
        ended_on: '2025-12-31',
        end_reason: '价格',
      },
    ]
    expect(await ask(stored)).toEqual(rows)
    expect(await bring(text, undefined)).toMatchObject({ unchanged: 2 })
    const changed = await bring(
      'Account code,Contract number,Start date,Term,Annual value\nK1,HT1,2023-03-01,24,20000\n,HT3,2023-03-01,24,1\nK1,HT4,2023-03-01,0,1\nK1,HT5,,12,1\n',
      undefined,
    )
    expect(changed).toMatchObject({
      changed: 1,
      byCode: { 'exchange.accountNeeded': 1, 'exchange.badTerm': 1, 'exchange.startNeeded': 1 },
    })
    expect(await undo(changed.id)).toMatchObject({ restored: 1 })
    expect(await ask(stored)).toEqual(rows)
    expect(await undo(id)).toMatchObject({ removed: 2, kept: {} })
  })

  it.each(['charges', 'agreements', 'products'] as const)('a template of %s is known again', async (kind) => {
    for (const language of ['zh', 'en'] as const) {
      const { bytes } = await templateOf(database.db, kind, language)
      const { looked } = await receive(here(), actor, 'x.xlsx', Readable.from([bytes]))
      expect(looked.recognised.kind).toBe(kind)
      expect(Object.keys(looked.mapping)).toHaveLength(looked.header.length)
    }
  })

  it('receivables, the newest figures counting', async () => {
    const text = '客户编号,发票号,开票日期,到期日,金额,未收金额\nK1,F1,2026-09-01,2026-10-01,1000,400\n'
    expect(await bring(text, undefined)).toMatchObject({ added: 1 })
    const { id } = await bring(text.replace('400', '0'), undefined)
    expect(await ask('select open_minor from receivable')).toEqual([{ open_minor: 0 }])
    expect(await undo(id)).toMatchObject({ restored: 1 })
    expect(await ask('select open_minor from receivable')).toEqual([{ open_minor: 40000 }])
  })

  it('interactions keep their time, and are not written twice', async () => {
    const text = '客户编号,跟进时间,跟进方式,跟进内容\nK1,2024-03-05 14:30,电话,谈了年框\n'
    expect(await bring(text, undefined)).toMatchObject({ added: 1 })
    expect(await bring(text, undefined)).toMatchObject({ unchanged: 1 })
    expect(await ask('select kind, happened_at, person_id from interaction')).toEqual([
      { kind: 'call', happened_at: new Date('2024-03-05T06:30:00Z'), person_id: null },
    ])
  })

  it('exports of other systems, joined by the ids they use', async () => {
    expect(
      await bring('\ufeffId,Name,ParentId,BillingState\n001A,Acme,,CA\n001B,Acme West,001A,OR\n', undefined),
    ).toMatchObject({ added: 2 })
    expect(
      await bring('Id,AccountId,LastName,FirstName,Email\n003A,001B,Lee,Ann,ann@acme.example\n', undefined),
    ).toMatchObject({ added: 1 })
    expect(
      await bring(
        'Id,WhoId,WhatId,Subject,ActivityDate,OwnerId\n00T1,003A,,Intro call,2023-12-25,005x\n00T2,,,Lost,2023-12-25,005x\n',
        undefined,
      ),
    ).toMatchObject({
      added: 1,
      byCode: { 'exchange.accountNeeded': 1 },
    })
    expect(
      await ask(
        'select contact.name, account.name as account from interaction join contact on contact.id = any(contact_ids) join account on account.id = interaction.account_id',
      ),
    ).toEqual([{ name: 'Ann Lee', account: 'Acme West' }])
  })

  it.each([
    ['Salesforce opportunities', 'Id,AccountId,Name,StageName,CloseDate,Amount', 'opportunities'],
    ['HubSpot deals', 'Record ID,Deal Name,Deal Stage,Amount', 'opportunities'],
    ['Salesforce cases', 'Id,CaseNumber,Subject,Status', 'cases'],
    ['Salesforce campaigns', 'Id,Name,BudgetedCost', 'campaigns'],
    ['Salesforce leads', 'Id,LastName,Company,IsConverted', 'leads'],
    ['悟空 leads', '线索名称,手机,邮箱', 'leads'],
    ['contracts without a term', '合同编号,合同名称,客户名称', 'contracts'],
  ])('%s are told to have no place', async (_, header, foreign) => {
    const { looked } = await take(`${header}\n1,2,3\n`, undefined, { noPlace: `exchange.noPlace.${foreign}` })
    expect(looked.recognised).toEqual({ kind: null, foreign })
  })

  it.each([
    ['HubSpot companies', 'Record ID,Company name,Domain,Company owner,Industry', 'accounts'],
    [
      'HubSpot contacts',
      'Record ID,First Name,Last Name,Email,Phone Number,Associated Company IDs',
      'contacts',
    ],
    ['Zoho accounts', 'Record Id,Account Name,Account Owner,Industry', 'accounts'],
    ['悟空 accounts', '客户名称,客户级别,客户行业,客户来源,下次联系时间,负责人', 'accounts'],
    ['悟空 contacts', '姓名,客户名称,手机,邮箱,职务', 'contacts'],
    ['orders', '订单号,日期,客户编码,产品编码,数量,金额', 'orders'],
  ])('%s are recognised', async (_, header, kind) => {
    const { looked } = await receive(
      here(),
      actor,
      'x.csv',
      Readable.from([Buffer.from(`${header}\n1,2,3,4,5,6\n`)]),
    ).then((got) => got)
    expect(looked.kind).toBe(kind)
  })
})

describe('an import taken back', () => {
  it('removes what it added and gives back what it changed', async () => {
    await bring(simple, 'accounts')
    const { id } = await bring(
      '客户编号,客户名称,地区,上级客户\nK1,改名了,北京,K3\nK3,新来的,,\n',
      'accounts',
    )
    expect(await undo(id)).toMatchObject({ removed: 1, restored: 1, kept: {} })
    expect(await ask('select code, name, region, parent_id from account order by code')).toEqual([
      { code: 'K1', name: '甲机械有限公司', region: '上海', parent_id: null },
      { code: 'K2', name: '乙电气有限公司', region: '江苏', parent_id: null },
    ])
    expect(await ask('select count(*)::int as n from account_path')).toEqual([{ n: 2 }])
    expect(await findAnyImport(database.db, id)).toMatchObject({ state: 'undone' })
  })

  it('leaves what was used or changed since, and says so', async () => {
    const { id } = await bring(simple, 'accounts')
    await bring('客户编号,姓名\nK1,王五\n', 'contacts')
    await database.run("update account set revision = 2 where code = 'K2'")
    expect(await undo(id)).toMatchObject({
      removed: 0,
      kept: { 'exchange.accountUsed': 1, 'exchange.changedSince': 1 },
    })
    expect(await names()).toHaveLength(2)
  })

  it('of orders: lines, months and what it made are gone, others stay', async () => {
    const orders = (no: string, customer: string) =>
      `订单号,日期,客户编码,产品编码,数量,金额\n${no},2026-05-04,${customer},P1,2,100\n`
    const book = async (text: string) => {
      const { id, looked } = await take(text, undefined)
      await runOrders(place, actor, id, {
        mapping: looked.mapping,
        unknownAccounts: 'create',
        unknownProducts: 'create',
      })
      return id
    }
    await book(orders('S1', 'K1'))
    const state = () =>
      ask(
        'select code, month, gross_minor, orders from account_month join account on account.id = account_id order by 1',
      )
    const before = await state()
    const second = await book(`${orders('S2', 'K1')}S3,2026-06-04,K2,P2,1,50\n`)
    expect(await undo(second)).toMatchObject({ removed: 4, kept: {} })
    expect(await state()).toEqual(before)
    expect(await ask('select code from account')).toEqual([{ code: 'K1' }])
    expect(await ask('select code from product')).toEqual([{ code: 'P1' }])
    expect(await ask('select net_minor from account_year')).toEqual([{ net_minor: 10000 }])
  })
})

describe('an import that is stopped', () => {
  const many = `客户编号,客户名称,上级客户\n${Array.from({ length: 12_000 }, (_, index) => `K${index},客户${index},${index % 100 === 1 ? 'K11999' : ''}`).join('\n')}\n坏行,,\n,,\n`

  it('goes on behind its last part and ends with the same', async () => {
    const { id } = await take(many, 'accounts')
    let told = 0
    const work: Work = {
      database,
      files: place.files,
      jobId: id,
      personId: null,
      now: () => now,
      progress: async () => {
        told += 1
        const row = await findRecordImport(database.db, id)
        if ((row?.rows_done ?? 0) > 0 && told < 1000) throw new Cancelled()
      },
    }
    await expect(importRecords(work, id)).rejects.toBeInstanceOf(Cancelled)
    expect(await findAnyImport(database.db, id)).toMatchObject({ state: 'cancelled' })
    const part = (await ask<{ n: number }>('select count(*)::int as n from account'))[0]?.n ?? 0
    expect(part).toBeGreaterThan(0)
    const done = await end(importJob, id)
    expect(done).toMatchObject({ rows: 12_001, added: 12_000, refused: 1 })
    expect(await ask('select count(*)::int as n from account where parent_id is not null')).toEqual([
      { n: 120 },
    ])
    expect(
      readFileSync(place.files.at(refusedName(id)), 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(2)
  }, 240_000)
})

const xlsx = (rows: readonly (readonly string[])[], behind = '', more = {}) =>
  workbookOf([{ rows: rows.map(textRow).join(''), behind }], more)
const gb18030 = Buffer.from([0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0x0a])
const utf16 = (text: string, big = false) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}
const dated = (day: string) => `客户编号,发票号,到期日,未收金额\nK1,F1,${day},10\n`
const withAccount = (text: string | Buffer) => ({
  first: '客户编号,客户名称\nK1,甲\n',
  text,
  kind: 'receivables' as const,
})
const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
const datedBook = (serial: number, date1904 = false) =>
  workbookOf(
    [
      {
        rows: `${textRow(['客户编号', '发票号', '到期日', '未收金额'])}<row><c t="str"><v>K1</v></c><c t="str"><v>F1</v></c><c s="1"><v>${serial}</v></c><c><v>10</v></c></row>`,
      },
    ],
    { styles, date1904 },
  )

type Bad = { text: string | Buffer; kind?: ImportKind; first?: string }
/** Files as they should not be, and what is answered: a refusal of the whole, or counts and reasons row by row. */
const corpus: [
  string,
  string | Buffer | Bad | (() => string | Buffer | Bad),
  Record<string, unknown> | string,
][] = [
  ['nothing at all', '', 'sheet.empty'],
  ['blank lines', '\n \n\n', 'sheet.empty'],
  ['only a header', '客户编号,客户名称\n', { rows: 0 }],
  ['a header of other things', '甲,乙\n1,2\n', 'web.badInput'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]), 'sheet.unreadable'],
  ['a damaged gzip', () => gzipSync(simple).subarray(0, 30), 'sheet.unreadable'],
  ['a gzip', () => gzipSync(simple), { added: 2 }],
  ['UTF-8 with a mark', `\ufeff${simple}`, { added: 2 }],
  ['UTF-16, small end first', () => utf16(simple), { added: 2 }],
  ['UTF-16, big end first', () => utf16(simple, true), { added: 2 }],
  ['UTF-16 that is cut in a sign', () => utf16(simple).subarray(0, -1), { rows: 2, refused: 0 }],
  ['GB18030', gb18030, { added: 1 }],
  ['semicolons', simple.replaceAll(',', ';'), { added: 2 }],
  ['tabs', simple.replaceAll(',', '\t'), { added: 2 }],
  ['bars', simple.replaceAll(',', '|'), { added: 2 }],
  ['a sign nobody uses', simple.replaceAll(',', '^'), { added: 2 }],
  ['line ends of three systems in one', '客户编号,客户名称\r\nK1,甲\nK2,乙\r\n', { added: 2 }],
  ['line ends of old Macs', '客户编号,客户名称\rK1,甲\rK2,乙\r', { added: 2 }],
  ['a quote that is never closed', `${simple}K3,"丙\n`, 'sheet.unreadable'],
  ['quotes where none should be', '客户编号,客户名称\nK1,5" 阀门厂\n', { added: 1 }],
  ['a line end within quotes', '客户编号,客户名称\nK1,"甲\n乙"\n', { added: 1 }],
  ['NULs among the rows', `客户编号,客户名称\n${'K1,甲\n'.repeat(1)}K2,乙\u0000丙\n`, 'sheet.unreadable'],
  ['a cell of a megabyte and more', `客户编号,客户名称\nK1,${'a'.repeat(1_200_000)}\n`, 'sheet.unreadable'],
  [
    'a name that is too long',
    `客户编号,客户名称\nK1,${'长'.repeat(201)}\n`,
    { refused: 1, byCode: { 'exchange.tooLong': 1 } },
  ],
  [
    'rows with too few and too many cells',
    '客户编号,客户名称,地区\nK1,甲\nK2,乙,江苏,多余,的\n',
    { added: 2 },
  ],
  ['two headers alike', '客户名称,客户名称,客户编号\n甲,别名,K1\n', { added: 1 }],
  [
    'a title and a line above the header',
    '客户清单\n2026 年 11 月\n客户编号,客户名称\nK1,甲\n',
    { added: 1 },
  ],
  [
    'the same key twice',
    '客户编号,客户名称\nK1,甲\nK1,乙\n',
    { added: 1, refused: 1, byCode: { 'exchange.twiceInFile': 1 } },
  ],
  [
    'the same tax number twice',
    '客户编号,客户名称,税号\nK1,甲,91310000AAAA\nK2,乙,91310000AAAA\n',
    { added: 1, refused: 1 },
  ],
  [
    'a tax number that is none',
    '客户编号,客户名称,税号\nK1,甲,12-3\n',
    { byCode: { 'accounts.taxNumberForm': 1 } },
  ],
  ['a name that is missing', '客户编号,客户名称\nK1,\n', { byCode: { 'exchange.nameNeeded': 1 } }],
  [
    'names nearly alike',
    '客户编号,客户名称\nK1,甲机械有限公司\nK2,甲机械（有限公司）\n',
    { added: 2, byCode: { 'exchange.sameNameInFile': 1 } },
  ],
  ['a head count in words', '客户名称,员工人数\n甲,一百\n', { byCode: { 'exchange.badCount': 1 } }],
  ['a head count below nothing', '客户名称,员工人数\n甲,-3\n', { byCode: { 'exchange.badCount': 1 } }],
  ['a choice there is not', '客户名称,规模\n甲,巨大\n', { byCode: { 'exchange.badChoice': 1 } }],
  [
    'a ring of parents',
    '客户名称,上级客户\n甲,乙\n乙,甲\n',
    { added: 2, byCode: { 'exchange.parentRound': 1 } },
  ],
  [
    'an account as its own parent',
    '客户名称,上级客户\n甲,甲\n',
    { added: 1, byCode: { 'exchange.parentRound': 1 } },
  ],
  ['an owner nobody knows', '客户名称,负责人\n甲,没这人\n', { byCode: { 'exchange.ownerUnknown': 1 } }],
  ['formulas as text', '客户编号,客户名称\nK1,=HYPERLINK("x")\n', { added: 1 }],
  ['a day as 2026-11-22', withAccount(dated('2026-11-22')), { added: 1 }],
  ['a day as 2026/11/22', withAccount(dated('2026/11/22')), { added: 1 }],
  ['a day as 2026年11月22日', withAccount(dated('2026年11月22日')), { added: 1 }],
  ['a day as 22.11.2026', withAccount(dated('22.11.2026')), { added: 1 }],
  ['a day as 20261122', withAccount(dated('20261122')), { added: 1 }],
  ['a day that is none', withAccount(dated('2026-02-30')), { refused: 1, byCode: { 'exchange.badDay': 1 } }],
  ['a day of a workbook', () => withAccount(datedBook(46348)), { added: 1 }],
  ['a day of a workbook from 1904', () => withAccount(datedBook(44886, true)), { added: 1 }],
  [
    'an amount in words',
    withAccount('客户编号,发票号,到期日,未收金额\nK1,F1,2026-11-22,很多\n'),
    { byCode: { 'exchange.badMoney': 1 } },
  ],
  [
    'due before it was invoiced',
    withAccount('客户编号,发票号,开票日期,到期日,未收金额\nK1,F1,2026-11-22,2026-11-01,5\n'),
    { byCode: { 'exchange.dueBefore': 1 } },
  ],
  [
    'an amount below nothing is a credit',
    withAccount('客户编号,发票号,到期日,未收金额\nK1,F1,2026-11-22,-5\n'),
    { added: 1 },
  ],
  [
    'a workbook',
    () =>
      xlsx([
        ['客户编号', '客户名称'],
        ['K1', '甲'],
      ]),
    { added: 1 },
  ],
  ['a workbook cut off', () => xlsx([['客户编号', '客户名称']]).subarray(0, 200), 'sheet.unreadable'],
  [
    'a workbook that is a bomb',
    () => workbookOf([{ rows: `<row><c t="str"><v>${'0'.repeat(90 * 1024 * 1024)}</v></c></row>` }]),
    'sheet.tooBigInside',
  ],
  [
    'merged cells',
    () =>
      xlsx(
        [
          ['地区', '客户名称'],
          ['上海', '甲'],
          ['', '乙'],
        ],
        '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      ),
    { added: 2 },
  ],
  ['another document in a zip', () => zipOf({ 'word/document.xml': '<a/>' }), 'sheet.notTable'],
  ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4, 5]), 'sheet.isOldExcel'],
]

describe('bad files', () => {
  it('are at least forty', () => expect(corpus.length).toBeGreaterThanOrEqual(40))

  it.each(corpus)('%s', async (_, given, expected) => {
    const made = typeof given === 'function' ? given() : given
    const bad: Bad = typeof made === 'string' || Buffer.isBuffer(made) ? { text: made } : made
    if (bad.first) await bring(bad.first, 'accounts')
    const rows =
      'select (select count(*) from account)::int as accounts, (select count(*) from receivable)::int as receivables'
    const before = await ask(rows)
    if (typeof expected === 'string') {
      await expect(bring(bad.text, bad.kind ?? 'accounts')).rejects.toMatchObject({ code: expected })
      expect(await ask(rows)).toEqual(before)
      return
    }
    const { text, kind = 'accounts' } = bad
    const { id } = await take(text, kind)
    const checked = await end(checkJob, id)
    expect(await ask(rows)).toEqual(before)
    expect(checked).toMatchObject(expected)
    const done = await end(importJob, id)
    expect(done).toMatchObject(expected)
    // Every row has an end, and each that is refused says why.
    expect(done.added + done.changed + done.unchanged + done.refused).toBe(done.rows)
    expect(done.codes.length >= done.refused).toBe(true)
  })
})
