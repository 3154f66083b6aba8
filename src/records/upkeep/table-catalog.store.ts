// The tables of the house as the database knows them: keys, and who refers to whom.
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'

export type Table = {
  name: string
  columns: string[]
  primary: string[]
  /** Names an account. */
  namesAccount: boolean
  /** Belongs to one account, every row of it. */
  hangs: boolean
  links: { columns: string[]; table: string; targets: string[]; cascades: boolean }[]
}

type Row = {
  name: string
  columns: { name: string; uuid: boolean; must: boolean }[]
  primary: string[] | null
}
type Link = { child: string; table: string; columns: string[]; targets: string[]; cascades: boolean }

const namesOf = (relation: string, numbers: string) =>
  sql.raw(`(select coalesce(json_agg(a.attname order by place), '[]') from unnest(${numbers}) with ordinality as k(number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`)

/** Whoever refers stands before what it refers to. */
export const catalog = async (db: Db): Promise<Table[]> => {
  const tables = await sql<Row>`select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'uuid', a.atttypid = 'uuid'::regtype, 'must', a.attnotnull) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select ${namesOf('c.oid', 'k.conkey')} from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as "primary"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(db)
  const links =
    await sql<Link>`select c.relname as child, p.relname as table, ${namesOf('c.oid', 'k.conkey')} as columns,
      ${namesOf('p.oid', 'k.confkey')} as targets, k.confdeltype = 'c' as cascades
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = 'public'::regnamespace`.execute(db)
  const list = tables.rows.map(({ name, columns, primary }): Table => {
    const account = columns.find((column) => column.name === 'account_id' && column.uuid)
    return {
      name,
      columns: columns.map((column) => column.name),
      primary: primary ?? [],
      namesAccount: account !== undefined,
      hangs: account?.must ?? false,
      links: links.rows.filter((link) => link.child === name),
    }
  })
  return childrenFirst(list)
}

const childrenFirst = (tables: readonly Table[]): Table[] => {
  const order: Table[] = []
  const seen = new Set<string>()
  const visit = (table: Table): void => {
    if (seen.has(table.name)) return
    seen.add(table.name)
    for (const child of tables) if (child.links.some((link) => link.table === table.name)) visit(child)
    order.push(table)
  }
  for (const table of tables) visit(table)
  return order
}
