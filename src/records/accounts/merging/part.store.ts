// How the tables of a room are merged: rows of the absorbed account move to the survivor, or are put aside where the
// survivor has the like, and every row is remembered so that it can go back.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#server/call.ts'
import type { Db } from '#server/database.ts'

export type Merge = { id: string; survivorId: string; absorbedId: string; actor: Actor }

/** One table's share of every merge; rooms list theirs, the roof puts the lists together. */
export type MergePart = {
  table: string
  /** Rows stand for something people count, such as orders or contacts; others are told of only by what they are. */
  counted?: true
  merge?: (db: Db, merge: Merge) => Promise<void>
  /** The absorbed account is there again before the first part is undone. */
  undo?: (db: Db, merge: Merge) => Promise<void>
}

type Moving = {
  /** The columns that, with the account, name a row. */
  key: readonly string[]
  /** The column that names the account. */
  by?: string
  /** When a row `mine` of the absorbed account cannot stand beside a row `theirs` of the survivor. */
  clash?: RawBuilder<boolean>
  /** What a clashing row changes so that it can move; without it such a row is put aside. */
  yields?: (merge: Merge) => Record<string, RawBuilder<unknown>>
  /** Only these rows `mine`; the others stay where they are. */
  only?: RawBuilder<boolean>
}

const always = sql<boolean>`true`
const never = sql<boolean>`false`

/** Rows move to the survivor. */
export const moves = (table: string, moving: Moving): Pick<MergePart, 'table' | 'merge' | 'undo'> => {
  const { key, by = 'account_id', only = always } = moving
  const from = sql.table(table)
  const account = sql.ref(by)
  const clashes = (merge: Merge) =>
    moving.clash
      ? sql<boolean>`exists (select 1 from ${from} as theirs
          where theirs.${account} = ${merge.survivorId} and ${moving.clash})`
      : never
  return {
    table,
    async merge(db, merge) {
      const clash = clashes(merge)
      const yields = Object.entries(moving.yields?.(merge) ?? {})
      if (moving.clash && yields.length === 0) await aside(db, merge, table, sql`${only} and ${clash}`, by)
      const next = new Map(yields)
      const named = key.map((column) => {
        const changed = next.get(column)
        const mine = sql`mine.${sql.ref(column)}`
        return sql`${sql.lit(column)}, ${changed ? sql`case when ${clash} then ${changed} else ${mine} end` : mine}`
      })
      const before = yields.length
        ? sql`case when ${clash} then jsonb_build_object(${sql.join(
            yields.map(([column]) => sql`${sql.lit(column)}, mine.${sql.ref(column)}`),
          )}) end`
        : sql`null::jsonb`
      await remember(
        db,
        merge,
        table,
        'moved',
        sql`select jsonb_build_object(${sql.join(named)}) as row, ${before} as before
          from ${from} as mine where mine.${account} = ${merge.absorbedId} and ${only}`,
      )
      const set = [
        sql`${account} = ${merge.survivorId}`,
        ...yields.map(
          ([column, value]) =>
            sql`${sql.ref(column)} = case when ${clash} then ${value} else mine.${sql.ref(column)} end`,
        ),
      ]
      await sql`update ${from} as mine set ${sql.join(set)}
        where mine.${account} = ${merge.absorbedId} and ${only}`.execute(db)
    },
    async undo(db, merge) {
      const yields = Object.keys(moving.yields?.(merge) ?? {})
      const set = [
        sql`${account} = ${merge.absorbedId}`,
        ...yields.map(
          (column) =>
            sql`${sql.ref(column)} = case when kept.before is null then mine.${sql.ref(column)} else stood.${sql.ref(column)} end`,
        ),
      ]
      const same = sql.join(
        [always, ...key.map((column) => sql`mine.${sql.ref(column)} = named.${sql.ref(column)}`)],
        sql` and `,
      )
      await sql`update ${from} as mine set ${sql.join(set)}
        from account_merge_row as kept
          cross join lateral jsonb_populate_record(null::${from}, kept.row) as named
          cross join lateral jsonb_populate_record(null::${from}, kept.before) as stood
        where kept.account_id = ${merge.survivorId} and kept.merge_id = ${merge.id} and kept.part = ${table}
          and kept.what = 'moved' and mine.${account} = ${merge.survivorId} and ${same}`.execute(db)
      await putBack(db, merge, table, 'aside')
    },
  }
}

/** Rows are put aside while the account is part of another. */
export const setsAside = (
  table: string,
  { by = 'account_id', only = always }: Pick<Moving, 'by' | 'only'> = {},
): Pick<MergePart, 'table' | 'merge' | 'undo'> => ({
  table,
  merge: (db, merge) => aside(db, merge, table, only, by),
  undo: (db, merge) => putBack(db, merge, table, 'aside'),
})

/** Rows stay under the absorbed account's own number: history that is read by it. */
export const stays = (table: string): MergePart => ({ table })

const remember = async (
  db: Db,
  { id, survivorId }: Merge,
  part: string,
  what: 'moved' | 'aside' | 'kept',
  rows: RawBuilder<unknown>,
): Promise<void> => {
  await sql`insert into account_merge_row (account_id, merge_id, part, number, what, row, before)
    select ${survivorId}, ${id}, ${part}, row_number() over () + (select count(*) from account_merge_row
        where account_id = ${survivorId} and merge_id = ${id} and part = ${part}), ${what}, row, before
    from (${rows}) as one`.execute(db)
}

const aside = async (
  db: Db,
  merge: Merge,
  table: string,
  which: RawBuilder<unknown>,
  by: string,
): Promise<void> => {
  const mine = sql`from ${sql.table(table)} as mine where mine.${sql.ref(by)} = ${merge.absorbedId} and ${which}`
  await remember(db, merge, table, 'aside', sql`select to_jsonb(mine) as row, null::jsonb as before ${mine}`)
  await sql`delete ${mine}`.execute(db)
}

/** Keeps the rows of both as they are, and takes them out: for figures that are worked out anew. */
export const keepFigures = async (db: Db, merge: Merge, table: string): Promise<void> => {
  const mine = sql`from ${sql.table(table)} as mine where mine.account_id = any(${[merge.survivorId, merge.absorbedId]}::uuid[])`
  await remember(db, merge, table, 'kept', sql`select to_jsonb(mine) as row, null::jsonb as before ${mine}`)
  await sql`delete ${mine}`.execute(db)
}

/** Writes remembered rows as they were; one whose place has been taken since stays out. */
export const putBack = async (
  db: Db,
  { id, survivorId }: Merge,
  table: string,
  what: 'aside' | 'kept',
): Promise<void> => {
  await sql`insert into ${sql.table(table)} select stood.* from account_merge_row as kept
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, kept.row) as stood
    where kept.account_id = ${survivorId} and kept.merge_id = ${id} and kept.part = ${table} and kept.what = ${what}
    on conflict do nothing`.execute(db)
}
