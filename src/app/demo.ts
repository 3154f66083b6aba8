// Loads the demo company into an empty installation, and with it two years in which tiers have moved.
import { Readable } from 'node:stream'
import { type Day, dayIn, monthOf } from '#base/calendar.ts'
import { addField } from '#records/accounts/fields/field.store.ts'
import { insertAccounts, noFacts } from '#records/accounts/store.ts'
import { receiveFile, runImport } from '#records/ledger/importing.store.ts'
import { insertProducts } from '#records/ledger/store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { saveCompany } from '#records/staff/company.store.ts'
import { saveDepartment, savePerson } from '#records/staff/store.ts'
import { recordSignals } from '#records/timeline/store.ts'
import { beforeDemo, noteDemo } from '#records/upkeep/demo.store.ts'
import { insertRatings } from '#rooms/identify/judgement/rating.store.ts'
import type { Actor } from '#server/call.ts'
import { atomically, type Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import { type DemoCompany, demoCompany } from './demo/company.ts'
import { doubles } from './demo/doubles.ts'
import { loadAround } from './demo/loading-around.store.ts'
import { loadWorth, playWorth } from './demo/loading-worth.store.ts'
import { ownFields } from './demo/own-fields.ts'
import { type Names, playPast } from './demo/playing.store.ts'
import { loadSegments } from './demo/segments.ts'
import type { Opened } from './house.ts'

// The demo is the same company everywhere.
const seed = 20_261

export type Loaded = { accounts: number; products: number; people: number; orderLines: number }

export const loadDemo = async (
  house: Opened,
  ask: { onlyWhenEmpty: boolean; onProgress?: (done: number, total: number | null) => void },
): Promise<Loaded | null> => {
  const { db } = house.database
  if (!(await isEmpty(house))) return null
  const now = house.now()
  const actor: Actor = { personId: null, origin: 'cli', requestId: null, now }
  const today = dayIn(now)
  const asOfMonth = monthOf(today)
  const demo = demoCompany({ seed, asOfMonth })
  if (ask.onlyWhenEmpty) house.log.info('loading the demo company into the empty installation')

  const before = await beforeDemo(db)
  const names = await atomically(db, (transaction) => loadRecords(transaction, actor, demo, today))
  const received = await receiveFile(house, actor, 'demo-orders.csv', Readable.from(orderFile(demo)))
  const { totals } = await runImport(
    house,
    actor,
    received.id,
    {
      mapping: received.mapping,
      currency: demo.company.currency,
      unknownAccounts: 'refuse',
      unknownProducts: 'refuse',
    },
    ask.onProgress,
  )
  await playPast(house, names, { today, asOfMonth })
  await loadSegments(db, actor, asOfMonth)
  await playWorth(house, asOfMonth)
  await noteDemo(db, before)
  return {
    accounts: demo.accounts.length,
    products: demo.products.length,
    people: demo.people.length,
    orderLines: totals.linesAdded,
  }
}

const isEmpty = async ({ database }: Opened): Promise<boolean> =>
  (await database.run('select 1 from account limit 1')).rows.length === 0

const loadRecords = async (db: Db, actor: Actor, demo: DemoCompany, today: Day): Promise<Names> => {
  await saveCompany(db, { ...demo.company, isDemo: true }, actor.now)
  const departmentIds = new Map<string, string>()
  for (const one of demo.departments)
    departmentIds.set(
      one.key,
      await saveDepartment(db, actor, null, { name: one.name, parentId: idIn(departmentIds, one.parentKey) }),
    )
  const personIds = new Map<string, string>()
  const departmentOf = new Map<string, string | null>()
  for (const one of demo.people) {
    const departmentId = idIn(departmentIds, one.departmentKey)
    const chosenDepartmentIds = one.chosenDepartmentKeys.map((key) => idIn(departmentIds, key) ?? '')
    const { name, email, title, roles, scope } = one
    personIds.set(
      one.key,
      await savePerson(db, actor, null, {
        name,
        email,
        title,
        roles: [...roles],
        scope,
        departmentId,
        chosenDepartmentIds,
      }),
    )
    departmentOf.set(one.key, departmentId)
  }
  await insertProducts(
    db,
    demo.products.map((one) => ({ id: newId(actor.now), ...one })),
    actor.now,
  )
  for (const { key, kind, facts } of ownFields)
    await addField(db, actor, { entity: 'account', key, kind }, facts)
  const accountIds = new Map(demo.accounts.map((one) => [one.code, newId(actor.now)]))
  await insertAccounts(
    db,
    demo.accounts.map(({ parentCode, ownerKey, createdOn, ...facts }) => ({
      ...facts,
      tags: [...facts.tags],
      website: null,
      custom: demo.ownValuesOf(facts.code),
      id: accountIds.get(facts.code) ?? '',
      parentId: idIn(accountIds, parentCode),
      ownerId: idIn(personIds, ownerKey),
      departmentId: departmentOf.get(ownerKey) ?? null,
      createdAt: new Date(`${createdOn}T01:00:00Z`),
    })),
    actor.now,
  )
  await insertAccounts(
    db,
    doubles.map(({ of, name, code, ownerKey, website }) => {
      const twin = demo.accounts.find((one) => one.name === of)
      return {
        ...noFacts,
        id: newId(actor.now),
        name,
        code,
        website,
        status: 'prospect' as const,
        industry: twin?.industry ?? null,
        region: twin?.region ?? null,
        tags: ['展会名片'],
        parentId: null,
        ownerId: idIn(personIds, ownerKey),
        departmentId: departmentOf.get(ownerKey) ?? null,
        createdAt: new Date(actor.now.getTime() - 40 * 86_400_000),
      }
    }),
    actor.now,
  )
  await insertRatings(
    db,
    demo.ratings.map(({ accountCode, raterKey, ...rating }) => ({
      ...rating,
      link: null,
      id: newId(actor.now),
      accountId: accountIds.get(accountCode) ?? '',
      personId: idIn(personIds, raterKey),
    })),
    actor.now,
  )
  await loadAround(
    db,
    actor,
    demo,
    {
      accountId: (code) => idIn(accountIds, code) as string,
      personId: (key) => idIn(personIds, key) as string,
    },
    { today, seed },
  )
  await loadWorth(
    db,
    actor,
    demo,
    {
      accountId: (code) => idIn(accountIds, code) as string,
      personId: (key) => idIn(personIds, key) as string,
    },
    { today, asOfMonth: monthOf(today), seed },
  )
  const byPerson = Map.groupBy(demo.signals, (one) => one.personKey)
  for (const [personKey, list] of byPerson)
    await recordSignals(
      db,
      idIn(personIds, personKey),
      list.map(({ accountCode, personKey: _, ...signal }) => ({
        ...signal,
        accountId: accountIds.get(accountCode) ?? '',
      })),
      actor.now,
    )
  await writeAudit(db, actor, {
    action: 'demo.loaded',
    subject: { kind: 'company', id: '1' },
    after: { name: demo.company.name, accounts: demo.accounts.length },
  })
  return {
    personId: (key) => idIn(personIds, key) as string,
    accountId: (story) => idIn(accountIds, demo.codeOf(story)) as string,
  }
}

const idIn = (ids: ReadonlyMap<string, string>, key: string | null): string | null => {
  if (key === null) return null
  const id = ids.get(key)
  if (!id) throw new Error(`the demo names ${key}, which it does not have`)
  return id
}

const header = '订单号,行号,日期,客户编码,产品编码,数量,金额,成本'
const linesPerPart = 500

/** The demo's orders as a file like any other, so that they come in by the same door. */
function* orderFile(demo: DemoCompany): Generator<string> {
  let part = [header]
  const decimal = (value: number, unit: number) => (value / unit).toFixed(Math.log10(unit))
  for (const line of demo.orderLines()) {
    part.push(
      [
        line.document,
        line.line,
        line.orderedOn,
        line.accountCode,
        line.productCode,
        decimal(line.quantityMilli, 1000),
        decimal(line.amountMinor, 100),
        decimal(line.costMinor, 100),
      ].join(','),
    )
    if (part.length >= linesPerPart) {
      yield `${part.join('\n')}\n`
      part = []
    }
  }
  if (part.length) yield `${part.join('\n')}\n`
}
