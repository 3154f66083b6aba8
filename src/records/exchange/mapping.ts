// Which column of a file is which field, and what kind of record a file holds, told by its header.
import type { Problem } from '#base/refusal.ts'
import { checkMapping as checkOrders, plain, recogniseColumns } from '#records/ledger/columns.ts'
import type { ImportKind, KindRules, RecordKind } from './kind.ts'
import { rulesOf } from './kind.ts'

/** Column by field; a field without a column is left out. */
export type ColumnMapping = Record<string, number>

/** Each field gets the column that names it best, each column at most once. */
export const recogniseFields = (rules: KindRules, header: readonly string[]): ColumnMapping => {
  const columns = header.map(plain)
  const taken = new Set<number>()
  const mapping: ColumnMapping = {}
  for (const field of rules.fields) {
    const names = [
      ...field.names,
      plain(field.name[0]),
      plain(field.name[1]),
      ...(field.custom ? [plain(field.custom.key)] : []),
    ]
    for (const name of names) {
      const index = columns.findIndex((column, at) => column === name && !taken.has(at))
      if (index < 0) continue
      mapping[field.key] = index
      taken.add(index)
      break
    }
  }
  return mapping
}

/** Records that other systems export and that have no place here, by headers that only they have. */
const foreign: readonly { thing: string; marks: readonly (readonly string[])[] }[] = [
  { thing: 'cases', marks: [['casenumber'], ['issueid', 'casestatus']] },
  {
    thing: 'opportunities',
    marks: [['stagename'], ['dealname'], ['dealstage'], ['商机名称'], ['opportunityname']],
  },
  { thing: 'campaignMembers', marks: [['campaignid', 'leadid'], ['leadorcontactid']] },
  { thing: 'campaigns', marks: [['budgetedcost'], ['numbersent', 'expectedresponse']] },
  {
    thing: 'leads',
    marks: [['isconverted'], ['convertedaccountid'], ['线索名称'], ['leadname'], ['leadsname']],
  },
  { thing: 'payments', marks: [['回款编号'], ['回款金额']] },
]
/** Told only of a file that lacks what a contract is kept by: its start, its term and its value. */
const contractMarks: readonly (readonly string[])[] = [['合同名称', '合同编号'], ['contractnumber']]
export type Foreign =
  | 'cases'
  | 'opportunities'
  | 'campaignMembers'
  | 'campaigns'
  | 'leads'
  | 'contracts'
  | 'payments'

export type Recognised = { kind: ImportKind | null; foreign: Foreign | null }

const meets = (rules: KindRules, mapping: ColumnMapping): boolean =>
  rules.needs.every((group) => group.some((key) => mapping[key] !== undefined))

const order: readonly RecordKind[] = [
  'agreements',
  'receivables',
  'charges',
  'interactions',
  'contacts',
  'products',
  'costs',
  'accounts',
]

/** What a file with this header holds; null where nothing tells. */
export const recogniseKind = (header: readonly string[]): Recognised => {
  const columns = new Set(header.map(plain))
  const stranger = foreign.find(({ marks }) =>
    marks.some((group) => group.every((name) => columns.has(name))),
  )
  if (stranger) return { kind: null, foreign: stranger.thing as Foreign }
  const holds = (kind: RecordKind): boolean => {
    const rules = rulesOf(kind)
    return rules.marks.some((name) => columns.has(name)) && meets(rules, recogniseFields(rules, header))
  }
  if (contractMarks.some((group) => group.every((name) => columns.has(name))) && !holds('agreements'))
    return { kind: null, foreign: 'contracts' }
  if (checkOrders(recogniseColumns(header), header.length).length === 0)
    return { kind: 'orders', foreign: null }
  return { kind: order.find(holds) ?? null, foreign: null }
}

/** What is wrong with a mapping; empty when the file can be read by it. */
export const checkFields = (
  rules: KindRules,
  mapping: ColumnMapping,
  columns: number,
  key: string | null,
): Problem[] => {
  const problems: Problem[] = []
  const known = new Set(rules.fields.map((field) => field.key))
  const users = new Map<number, string>()
  for (const [field, index] of Object.entries(mapping)) {
    if (!known.has(field)) problems.push({ field: `mapping.${field}`, code: 'web.unknownField' })
    else if (!Number.isInteger(index) || index < 0 || index >= columns)
      problems.push({ field: `mapping.${field}`, code: 'ledger.noSuchColumn', params: { column: index + 1 } })
    else if (users.has(index))
      problems.push({
        field: `mapping.${field}`,
        code: 'ledger.columnTwice',
        params: { column: index + 1, other: users.get(index) ?? '' },
      })
    else users.set(index, field)
  }
  for (const group of rules.needs)
    if (!group.some((field) => mapping[field] !== undefined))
      problems.push({ field: `mapping.${group[0]}`, code: 'ledger.columnNeeded' })
  if (key !== null && (!rules.keys.includes(key) || mapping[key] === undefined) && !isNameKey(key, mapping))
    problems.push({ field: 'key', code: 'exchange.keyNeedsColumn' })
  return problems
}

/** Contacts may write a name in two columns. */
const isNameKey = (key: string, mapping: ColumnMapping): boolean =>
  key === 'name' && (mapping.lastName !== undefined || mapping.firstName !== undefined)

/** The surest key that has a column. */
export const usualKey = (rules: KindRules, mapping: ColumnMapping): string | null =>
  rules.keys.find((key) => mapping[key] !== undefined || isNameKey(key, mapping)) ?? null

/** A header as one text: files with the same columns are read the same way again. */
export const headerText = (header: readonly string[]): string => header.map(plain).join('|')
