// Checks the rules of the house: floors, kinds, packages, names, and what schema.sql must hold.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { besideAccounts, emptyNames, floors, kindOf, leansOn, packages } from '../floors.ts'

const rooms = floors.flatMap((floor, level) => floor.rooms.map((room) => ({ ...room, level })))
const roomOf = (file: string) => rooms.find((room) => file.startsWith(`${room.path}/`))

const importsOf = (text: string): { from: string; typeOnly: boolean }[] => {
  const found: { from: string; typeOnly: boolean }[] = []
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g
  for (const match of text.matchAll(pattern))
    found.push({ from: (match[2] ?? match[3]) as string, typeOnly: match[1] !== undefined })
  return found
}

/** The file an import names, or null for a package. */
const target = (file: string, from: string): string | null => {
  if (from.startsWith('#')) return `src/${from.slice(1)}`
  if (from.startsWith('.')) return normalize(join(dirname(file), from))
  return null
}

const allowed = (name: string, list: readonly string[]): boolean =>
  list.some((one) =>
    one.endsWith('*') ? name === one.slice(0, -1) || name.startsWith(one.slice(0, -1)) : name === one,
  )

export const checkFile = (file: string, text: string): string[] => {
  const problems: string[] = []
  const room = roomOf(file)
  const kind = kindOf(file)
  if (!room) return [`${file}: stands in no room of floors.ts`]
  if (/^export default /m.test(text)) problems.push(`${file}: a default export`)
  if (/^(?:export\s+)?(?:const\s+)?enum\s/m.test(text)) problems.push(`${file}: an enum`)
  if (/^export \* from/m.test(text) || /\/index\.tsx?$/.test(file)) problems.push(`${file}: a barrel`)
  if (file.split(/[/.]/).some((part) => emptyNames.includes(part)))
    problems.push(`${file}: a name that says nothing`)
  if (kind === 'pure' && /\b(?:Date\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.)/.test(text))
    problems.push(`${file}: a pure file has no clock, no chance and no process`)
  for (const { from, typeOnly } of importsOf(text)) {
    const at = target(file, from)
    if (at === null) {
      if (
        kind !== 'test' &&
        !(typeOnly && allowed(from, ['kysely', 'hono', 'zod'])) &&
        !allowed(from, packages[kind])
      )
        problems.push(`${file}: a ${kind} file may not use ${from}`)
      continue
    }
    if (!/\.(tsx?|css|svg|json)$/.test(at)) problems.push(`${file}: import ${from} without its ending`)
    const other = roomOf(at)
    if (!other) {
      if (kind !== 'test' && kind !== 'roof')
        problems.push(`${file}: leans on ${at}, which stands in no room`)
      continue
    }
    if (other.path !== room.path && other.level >= room.level)
      problems.push(`${file}: leans ${other.level > room.level ? 'up' : 'sideways'} on ${at}`)
    if (kind === 'test') continue
    if (!leansOn[kind].includes(kindOf(at)))
      problems.push(`${file}: a ${kind} file may not lean on a ${kindOf(at)} file (${at})`)
    if ((kind === 'page' || kind === 'web') && kindOf(at) === 'contract' && !typeOnly)
      problems.push(`${file}: a ${kind} file names a contract by type only (${at})`)
  }
  return problems
}

type Table = {
  name: string
  /** Every row belongs to one account. */
  hangs: boolean
  primary: string[]
  unique: string[][]
  references: { columns: string[]; table: string; rule: string }[]
}

/** Tables with their keys, read from the generated schema. */
const tablesOf = (schema: string): Table[] =>
  [...schema.matchAll(/create (?:unlogged )?table (\w+) \(\n([\s\S]*?)\n\);/g)].map(([, name, body]) => {
    const list = (text: string) => text.split(',').map((one) => one.trim())
    const lines = (body as string).split('\n')
    const primary = lines.flatMap((line) => /primary key \(([^)]+)\)/i.exec(line)?.[1] ?? []).flatMap(list)
    const unique = lines.flatMap((line) => {
      const match = /unique \(([^)]+)\)/i.exec(line)
      return match ? [list(match[1] as string)] : []
    })
    const references = lines.flatMap((line) => {
      const match = /foreign key \(([^)]+)\) references (\w+)\([^)]*\)(.*)$/i.exec(line)
      return match
        ? [{ columns: list(match[1] as string), table: match[2] as string, rule: match[3] as string }]
        : []
    })
    const hangs = /^ {2}account_id uuid not null/im.test(body as string)
    return { name: name as string, hangs, primary, unique, references }
  })

/** What hangs on an account can be spread over machines by it, so its keys begin with it. */
export const checkSchema = (schema: string): string[] => {
  const tables = tablesOf(schema)
  const hung = new Set(
    tables.filter((table) => table.hangs && !besideAccounts.includes(table.name)).map((table) => table.name),
  )
  const problems: string[] = []
  for (const table of tables) {
    if (hung.has(table.name)) {
      if (table.primary[0] !== 'account_id')
        problems.push(`schema: the primary key of ${table.name} must begin with account_id`)
      for (const key of table.unique)
        if (!key.includes('account_id'))
          problems.push(`schema: unique (${key.join(', ')}) of ${table.name} must hold account_id`)
    } else if (table.name !== 'account') {
      for (const one of table.references)
        if (hung.has(one.table) || one.table === 'account')
          problems.push(`schema: ${table.name} refers to ${one.table}, which hangs on an account`)
    }
    for (const one of table.references)
      if (/set null/i.test(one.rule)) problems.push(`schema: ${table.name} uses "on delete set null"`)
  }
  for (const word of [
    'create trigger',
    'enable row level security',
    'inherits (',
    'merge into',
    'current_setting(',
  ])
    if (schema.toLowerCase().includes(word)) problems.push(`schema: ${word} may not be used`)
  return problems
}

export const checkHouse = (): string[] => {
  const files = globSync('src/**/*.{ts,tsx}').sort()
  const problems = files.flatMap((file) => checkFile(file, readFileSync(file, 'utf8')))
  for (const room of rooms)
    if (!existsSync(room.path)) problems.push(`${room.path}: an empty room on the map`)
  return [...problems, ...checkSchema(readFileSync('schema.sql', 'utf8'))]
}

if (import.meta.main) {
  const problems = checkHouse()
  for (const problem of problems) console.error(problem)
  console.log(problems.length ? `${problems.length} rules of the house are broken` : 'the house stands')
  process.exitCode = problems.length ? 1 : 0
}
