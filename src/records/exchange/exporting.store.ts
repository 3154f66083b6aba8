// Records out as files: streamed page by page, only what one may see, hidden fields hidden, and told in the audit.
import { sql } from 'kysely'
import { minorPerMajor } from '#base/money.ts'
import type { Viewer } from '#base/viewer.ts'
import type { Language, Pair } from '#base/words.ts'
import { type ContactFacts, maskContact } from '#records/accounts/contacts/contact.ts'
import { customFields, namesIn } from '#records/accounts/fields/field.store.ts'
import { type CustomField, type CustomValue, fieldText } from '#records/accounts/fields/field.ts'
import { visibleAccounts } from '#records/accounts/visible.store.ts'
import { writeAudit } from '#records/staff/audit.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import { masksFor } from '#records/staff/mask.store.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import { newId } from '#server/id.ts'
import {
  type Cell,
  type CellKind,
  csvFile,
  csvType,
  type OutColumn,
  xlsxFile,
  xlsxType,
} from '#server/sheet/writing.ts'
import { rulesOf } from './kind.ts'
import { exchangeWords } from './words.ts'

export type ExportKind = 'contacts' | 'products' | 'interactions'
export type Format = 'xlsx' | 'csv'
export type OutFile = { name: string; type: string; stream: NodeJS.ReadableStream }

const rowsPerPage = 2_000

/** A table sent as it is read; when it has been sent, or was broken off, the audit is told how many rows went out. */
export const sendTable = (
  db: Db,
  actor: Actor,
  what: { kind: string; name: string; format: Format; filter: Record<string, unknown> },
  columns: readonly OutColumn[],
  batches: AsyncIterable<readonly Cell[][]>,
): OutFile => {
  const counted = async function* () {
    let rows = 0
    let whole = false
    try {
      for await (const batch of batches) {
        rows += batch.length
        yield batch
      }
      whole = true
    } finally {
      await writeAudit(db, actor, {
        action: 'exchange.exported',
        subject: { kind: 'export', id: newId(actor.now) },
        after: {
          kind: what.kind,
          format: what.format,
          filter: what.filter,
          columns: columns.map((one) => one.title),
          rows,
          whole,
        },
      })
    }
  }
  const { name, format } = what
  return format === 'csv'
    ? { name: `${name}.csv`, type: csvType, stream: csvFile(columns, counted()) }
    : { name: `${name}.xlsx`, type: xlsxType, stream: xlsxFile(name, columns, counted()) }
}

export const exportRecords = async (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  kind: ExportKind,
  ask: { format: Format; language: Language; from?: string | undefined; to?: string | undefined },
): Promise<OutFile> => {
  const at = ask.language === 'zh' ? 0 : 1
  const title = exchangeWords[`kind.${kind}`][at]
  const { columns, batches } = await tables[kind](db, viewer, ask)
  const filter = { ...(ask.from ? { from: ask.from } : {}), ...(ask.to ? { to: ask.to } : {}) }
  return sendTable(db, actor, { kind, name: title, format: ask.format, filter }, columns, batches)
}

type Ask = { language: Language; from?: string | undefined; to?: string | undefined }
type Table = { columns: OutColumn[]; batches: AsyncIterable<Cell[][]> }

const column = (pair: Pair, language: Language, kind: CellKind = 'text'): OutColumn => ({
  title: pair[language === 'zh' ? 0 : 1],
  kind,
})

/** The names that an import recognises, so that what goes out can come in again. */
const named = (
  kind: 'contacts' | 'products' | 'interactions',
  keys: readonly string[],
  language: Language,
): OutColumn[] => {
  const fields = new Map(rulesOf(kind).fields.map((field) => [field.key, field]))
  return keys.map((key) => {
    const field = fields.get(key)
    return column(
      field?.name ?? [key, key],
      language,
      field?.type === 'day'
        ? 'day'
        : field?.type === 'time'
          ? 'time'
          : field?.type === 'money'
            ? 'money'
            : 'text',
    )
  })
}

/** Pages of rows by a key that rises; the number of statements grows with pages, never with rows. */
async function* pages<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  cells: (rows: Row[]) => Promise<Cell[][]> | Cell[][],
): AsyncGenerator<Cell[][]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await read(after)
    if (rows.length) yield await cells(rows)
    if (rows.length < rowsPerPage) return
    after = rows.at(-1)?.id as string
  }
}

export const customColumn = (field: CustomField, language: Language): OutColumn => ({
  title: field.name[language],
  kind:
    field.kind === 'date'
      ? 'day'
      : field.kind === 'number'
        ? 'number'
        : field.kind === 'money'
          ? 'money'
          : 'text',
})

/** A value of a field of the company's own as a cell: figures stay figures. */
export const customCell = (
  field: CustomField,
  value: CustomValue | undefined,
  language: Language,
  names: Readonly<Record<string, string>>,
  currency: string,
): Cell => {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return field.kind === 'money' ? value / minorPerMajor(currency) : value
  return fieldText(field, value, language, names, currency)
}

type ContactRow = ContactFacts & {
  id: string
  code: string
  accountName: string
  main: boolean
  createdAt: Date
}

const contacts = async (db: Db, viewer: Viewer, { language }: Ask): Promise<Table> => {
  const masks = await masksFor(db, viewer)
  const fields = (await customFields(db, 'contact')).filter((field) => !field.archived)
  const { currency } = await findCompany(db)
  const keys = [
    'accountCode',
    'accountName',
    'name',
    'title',
    'department',
    'mobile',
    'phone',
    'email',
    'wechat',
    'birthday',
    'main',
    'note',
    'createdAt',
  ]
  const seen = visibleAccounts(db, viewer).select(['account.id', 'account.code', 'account.name'])
  const yes = language === 'zh' ? '是' : 'yes'
  return {
    columns: [...named('contacts', keys, language), ...fields.map((field) => customColumn(field, language))],
    batches: pages<ContactRow>(
      async (after) =>
        (
          await sql<ContactRow>`select contact.id, seen.code, seen.name as "accountName", contact.name, title, contact.department, phone, mobile,
              email, wechat, birthday, main, note, custom, contact.created_at as "createdAt"
            from contact join (${seen}) as seen on seen.id = contact.account_id
            where contact.id > ${after}::uuid and archived_at is null and erased_at is null
            order by contact.id limit ${rowsPerPage}`.execute(db)
        ).rows,
      async (rows) => {
        const names = await namesIn(
          db,
          viewer,
          fields,
          rows.map((row) => row.custom as Record<string, CustomValue>),
        )
        return rows.map((row) => {
          const { facts } = maskContact(row, masks)
          return [
            row.code,
            row.accountName,
            facts.name,
            facts.title,
            facts.department,
            facts.mobile,
            facts.phone,
            facts.email,
            facts.wechat,
            facts.birthday,
            row.main ? yes : null,
            facts.note,
            row.createdAt.toISOString(),
            ...fields.map((field) =>
              customCell(
                field,
                (row.custom as Record<string, CustomValue>)[field.key],
                language,
                names,
                currency ?? 'CNY',
              ),
            ),
          ]
        })
      },
    ),
  }
}

const products = async (db: Db, _: Viewer, { language }: Ask): Promise<Table> => {
  const { currency } = await findCompany(db)
  const unit = minorPerMajor(currency ?? 'CNY')
  type Row = {
    id: string
    code: string
    name: string
    category: string | null
    cost: number | null
    price: number | null
  }
  const major = (minor: number | null) => (minor === null ? null : minor / unit)
  return {
    columns: named('products', ['code', 'name', 'category', 'standardCost', 'listPrice'], language),
    batches: pages<Row>(
      async (after) =>
        (
          await sql<Row>`select id, code, name, category, standard_cost_minor as cost, list_price_minor as price
            from product
            where id > ${after}::uuid order by id limit ${rowsPerPage}`.execute(db)
        ).rows,
      (rows) => rows.map((row) => [row.code, row.name, row.category, major(row.cost), major(row.price)]),
    ),
  }
}

const interactions = async (db: Db, viewer: Viewer, { language, from, to }: Ask): Promise<Table> => {
  const keys = [
    'accountCode',
    'accountName',
    'kind',
    'happenedAt',
    'body',
    'contact',
    'author',
    'followUpOn',
    'createdAt',
  ]
  const kindNames = new Map(
    rulesOf('interactions')
      .fields.find((field) => field.key === 'kind')
      ?.choices?.map((one) => [one.value, language === 'zh' ? (one.names[1] ?? one.value) : one.value]),
  )
  const seen = visibleAccounts(db, viewer).select(['account.id', 'account.code', 'account.name'])
  type Row = {
    id: string
    code: string
    name: string
    kind: string
    happenedAt: Date
    body: string
    contacts: string | null
    author: string | null
    followUpOn: string | null
    createdAt: Date
  }
  return {
    columns: named('interactions', keys, language),
    batches: pages<Row>(
      async (after) =>
        (
          await sql<Row>`select interaction.id, seen.code, seen.name, interaction.kind, happened_at as "happenedAt", body,
              (select string_agg(contact.name, '、') from contact where contact.account_id = interaction.account_id
                and contact.id = any(contact_ids)) as contacts,
              person.name as author, follow_up_on as "followUpOn", interaction.created_at as "createdAt"
            from interaction join (${seen}) as seen on seen.id = interaction.account_id
            left join person on person.id = interaction.person_id
            where interaction.id > ${after}::uuid and removed_at is null
              and (${from ?? null}::date is null or happened_at >= ${from ?? null}::date)
              and (${to ?? null}::date is null or happened_at < ${to ?? null}::date + 1)
            order by interaction.id limit ${rowsPerPage}`.execute(db)
        ).rows,
      (rows) =>
        rows.map((row) => [
          row.code,
          row.name,
          kindNames.get(row.kind) ?? row.kind,
          row.happenedAt.toISOString(),
          row.body,
          row.contacts,
          row.author,
          row.followUpOn,
          row.createdAt.toISOString(),
        ]),
    ),
  }
}

const tables: Record<ExportKind, (db: Db, viewer: Viewer, ask: Ask) => Promise<Table>> = {
  contacts,
  products,
  interactions,
}
