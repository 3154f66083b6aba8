// What a database holds, read from its own catalogue, so that a backup needs no list of tables.
import type { Session } from '../database.ts'

export type Table = { name: string; columns: string[]; pages: number }

/** Tables by name, without the list of migrations, which says how they were built. */
export const tablesOf = async ({ run }: Session): Promise<Table[]> => {
  const { rows } =
    await run(`select relname as name, pg_relation_size(pg_class.oid) / current_setting('block_size')::int as pages,
      array(select quote_ident(attname)::text from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by relname`)
  return rows.map((row) => ({
    name: row.name as string,
    columns: row.columns as string[],
    pages: Number(row.pages),
  }))
}

export type ForeignKey = { table: string; name: string; definition: string }

export const foreignKeysOf = async ({ run }: Session): Promise<ForeignKey[]> => {
  const { rows } =
    await run(`select quote_ident(relname) as "table", quote_ident(conname) as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and relnamespace = 'public'::regnamespace order by relname, conname`)
  return rows as ForeignKey[]
}
