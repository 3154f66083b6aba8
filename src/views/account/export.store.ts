// The list of accounts written out as a file: the same filters, the chosen columns, page by page.
import { minorPerMajor } from '#base/money.ts'
import type { Viewer } from '#base/viewer.ts'
import type { Language, Pair } from '#base/words.ts'
import { customFields, namesIn } from '#records/accounts/fields/field.store.ts'
import type { CustomField } from '#records/accounts/fields/field.ts'
import { accountWords } from '#records/accounts/words.ts'
import {
  customCell,
  customColumn,
  type Format,
  type OutFile,
  sendTable,
} from '#records/exchange/exporting.store.ts'
import { findCompany } from '#records/staff/company.store.ts'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'
import type { Cell, CellKind, OutColumn } from '#server/sheet/writing.ts'
import { type ExportColumn, exportColumns, exportTitle } from './export-columns.ts'
import { accountPage, type ListAsk } from './store.ts'

const rowsPerPage = 1_000

type Row = Awaited<ReturnType<typeof accountPage>>[number]

const kinds: Partial<Record<ExportColumn, CellKind>> = {
  score: 'number',
  employees: 'number',
  net: 'money',
  previousNet: 'money',
  profit: 'money',
  lastOrderedOn: 'day',
  createdAt: 'time',
}

export type AccountExport = {
  format: Format
  language: Language
  /** Columns by their names, own fields as `custom.<key>`; null for all. */
  columns: readonly string[] | null
  filter: Omit<Partial<ListAsk>, 'sort' | 'up' | 'after' | 'limit' | 'more'>
}

export const exportAccounts = async (
  db: Db,
  actor: Actor,
  viewer: Viewer,
  ask: AccountExport,
): Promise<OutFile> => {
  const { language } = ask
  const { currency } = await findCompany(db)
  const fields = (await customFields(db, 'account')).filter((field) => !field.archived)
  const chosen: (ExportColumn | CustomField)[] = ask.columns
    ? ask.columns.flatMap((name): (ExportColumn | CustomField)[] => {
        const plain = exportColumns.find((one) => one === name)
        const field = fields.find((one) => `custom.${one.key}` === name)
        return plain ? [plain] : field ? [field] : []
      })
    : [...exportColumns, ...fields]
  const columns: OutColumn[] = chosen.map((one) =>
    typeof one === 'string'
      ? { title: exportTitle(one)[language === 'zh' ? 0 : 1], kind: kinds[one] ?? 'text' }
      : customColumn(one, language),
  )
  const shown = chosen.filter((one): one is CustomField => typeof one !== 'string')
  const rows = async function* (): AsyncGenerator<Cell[][]> {
    for (let after: ListAsk['after'] = null; ; ) {
      const found: Row[] = await accountPage(db, viewer, {
        tiers: [],
        ...ask.filter,
        more: true,
        sort: 'name',
        up: true,
        after,
        limit: rowsPerPage,
      })
      const page = found.slice(0, rowsPerPage)
      const names = await namesIn(
        db,
        viewer,
        shown,
        page.map((row) => row.custom ?? {}),
      )
      yield page.map((row) =>
        chosen.map((one) =>
          typeof one === 'string'
            ? cellOf(row, one, language, currency ?? 'CNY')
            : customCell(one, row.custom?.[one.key], language, names, currency ?? 'CNY'),
        ),
      )
      const last = page.at(-1)
      if (found.length <= rowsPerPage || !last) return
      after = [last.name, last.id]
    }
  }
  return sendTable(
    db,
    actor,
    {
      kind: 'accounts',
      name: accountWords.accounts[language === 'zh' ? 0 : 1],
      format: ask.format,
      filter: told(ask.filter),
    },
    columns,
    rows(),
  )
}

/** Of a filter only what narrows. */
const told = (filter: AccountExport['filter']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '',
    ),
  )

const worded = (key: string, language: Language): string =>
  (accountWords as Record<string, Pair>)[key]?.[language === 'zh' ? 0 : 1] ?? key.slice(key.indexOf('.') + 1)

const cellOf = (row: Row, column: ExportColumn, language: Language, currency: string): Cell => {
  const money = (minor: number | null) => (minor === null ? null : minor / minorPerMajor(currency))
  const choice = (prefix: string, value: string | null | undefined) =>
    value ? worded(`${prefix}.${value}`, language) : null
  switch (column) {
    case 'status':
      return choice('status', row.status)
    case 'sizeClass':
      return choice('size', row.sizeClass)
    case 'organisationLevel':
      return choice('level', row.organisationLevel)
    case 'ownership':
      return choice('ownership', row.ownership)
    case 'attitude':
      return choice('attitude', row.attitude)
    case 'segment':
      return choice('rfm', row.segment)
    case 'tags':
      return row.tags?.join('、') || null
    case 'owner':
      return row.ownerName
    case 'department':
      return row.departmentName
    case 'net':
      return money(row.netMinor)
    case 'previousNet':
      return money(row.previousNetMinor)
    case 'profit':
      return money(row.profitMinor)
    case 'createdAt':
      return row.createdAt.toISOString()
    case 'score':
      return row.score === null ? null : Math.round(row.score * 100) / 100
    default:
      return (row[column] ?? null) as Cell
  }
}
