// A backup gives back the same rows, on the same database and on the other; what is broken changes nothing.
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, overPglite } from '#server/database.ts'
import { openEmbedded } from '#server/embedded.ts'
import { type Migration, migrate, readMigrations } from '#server/migrate.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { checkBackup } from './check.ts'
import { count, dump } from './dump.ts'
import { CannotRestore, restore } from './restore.ts'

const migrationsFolder = join(import.meta.dirname, '../../../migrations')
const migrations = readMigrations(migrationsFolder)
const now = new Date('2026-11-22T02:30:00Z')
const folder = mkdtempSync(join(tmpdir(), 'mainstay-backup-'))
const path = join(folder, 'whole.tar.gz')
const files = join(folder, 'files')
let source: Database

/** Rows with everything that text can get wrong. */
const fill = async ({ db, run }: Database) => {
  await run(`insert into company (id, name, currency, is_demo, updated_at)
    values (1, E'砥柱\\t"A\\\\B"\\nC\\r, 50 %', 'CNY', false, '2026-01-01T00:00:00.123456+08')
    on conflict (id) do update set name = excluded.name, updated_at = excluded.updated_at`)
  await run(`insert into department (id, parent_id, name, position)
    values ('00000000-0000-7000-8000-000000000002', null, '总部', 1), ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', '华东', 2)`)
  await sql`insert into account (id, name, code, status, tags, search_text, search_grams, revision, created_at, updated_at)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, case n when 7 then '\\N' when 8 then '' else '客户 ' || n end, 'K' || n, 'active',
      array['a,b', '"', null, ''], repeat('文', n % 40), '{}', 1, now(), now() from generate_series(1, 20000) as n`.execute(
    db,
  )
  await run(`insert into account_tier (account_id, tier, score) values ('00000000-0000-7000-8000-000000000001', 'A1', 0.1),
    ('00000000-0000-7000-8000-000000000002', 'B2', 1e-300), ('00000000-0000-7000-8000-000000000003', null, 'NaN')`)
}

const contents = { version: '0.1.0', files, secret: 'sealed' }

beforeAll(async () => {
  source = await openTestDatabase()
  await fill(source)
  const { openFiles } = await import('#server/files.ts')
  openFiles(files)
  writeFileSync(join(files, 'upload-1.csv'), 'a,b\n1,2\n')
  writeFileSync(join(files, 'empty'), '')
  await dump(source, contents, path, now)
})
afterAll(async () => {
  await source.close()
  rmSync(folder, { recursive: true, force: true })
})

const target = { migrations, files: null, secret: null }

describe('a backup', () => {
  it('gives back the same rows, files and secret on an empty database of the same kind', async () => {
    const other = await openTestDatabase()
    const place = join(folder, 'restored')
    await restore(other, path, { migrations, files: place, secret: join(folder, 'secret') }, now)
    expect(await count(other)).toEqual(await count(source))
    expect(readFileSync(join(place, 'upload-1.csv'), 'utf8')).toBe('a,b\n1,2\n')
    expect(existsSync(join(place, 'empty'))).toBe(true)
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('sealed')
    await other.close()
  })

  it('gives back the same rows on the embedded database, from whatever it was made', async () => {
    const other = overPglite(await openEmbedded('memory'))
    await restore(other, path, target, now)
    expect(await count(other)).toEqual(await count(source))
    await other.close()
  })

  it('replaces what was there, and the tables hold together as before', async () => {
    const other = await openTestDatabase()
    await other.run(
      `insert into department (id, name, position) values ('00000000-0000-7000-8000-000000000009', '要被替换', 1)`,
    )
    await restore(other, path, target, now)
    const { rows } = await other.run('select name from department order by name')
    expect(rows.map((row) => row.name)).toEqual(['华东', '总部'])
    await expect(
      other.run(`update person set department_id = '00000000-0000-7000-8000-000000000009'`),
    ).resolves.toBeTruthy()
    await expect(
      other.run(
        `insert into department (id, parent_id, name, position) values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000ffff', 'x', 1)`,
      ),
    ).rejects.toThrow(/department_parent/)
    await other.close()
  })

  it('of an older version is brought up to date', async () => {
    const old = overPglite(await openEmbedded('memory'))
    await migrate(old, migrations.slice(0, 3), now)
    const oldPath = join(folder, 'old.tar.gz')
    await dump(old, { ...contents, secret: null }, oldPath, now)
    const other = await openTestDatabase()
    const { manifest } = await restore(other, oldPath, target, now)
    expect(manifest.migrations).toHaveLength(3)
    const { rows } = await other.run('select count(*)::int as count from migration')
    expect(rows[0]?.count).toBe(migrations.length)
    await old.close()
    await other.close()
  })

  it('is found whole by trying it', async () => {
    const verdict = await checkBackup({ path, migrationsFolder, folder: join(folder, 'trial') })
    expect(verdict).toMatchObject({ createdAt: now.toISOString() })
    expect((verdict as { rows: number }).rows).toBeGreaterThan(20_000)
    expect(existsSync(join(folder, 'trial'))).toBe(false)
  })
})

describe('what is no whole backup', () => {
  const refused = async (broken: string, list: readonly Migration[] = migrations) => {
    const other = await openTestDatabase()
    await fill(other)
    const before = await count(other)
    await expect(restore(other, broken, { ...target, migrations: list }, now)).rejects.toThrow(CannotRestore)
    expect(await count(other)).toEqual(before)
    await other.close()
  }

  it.each([
    ['cut off in the middle', 0.5],
    ['without its last bytes', 0.999],
  ])('%s changes nothing', async (_, share) => {
    const cut = join(folder, 'cut.tar.gz')
    const bytes = readFileSync(path)
    writeFileSync(cut, bytes)
    truncateSync(cut, Math.floor(bytes.length * share))
    await refused(cut)
  })

  it('some other file changes nothing', async () => {
    const other = join(folder, 'other.tar.gz')
    writeFileSync(other, 'name,amount\nA,1\n')
    await refused(other)
  })

  it('of a newer version changes nothing', async () => {
    await refused(path, migrations.slice(0, 2))
  })
})
